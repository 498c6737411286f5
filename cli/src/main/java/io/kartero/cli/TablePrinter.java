package io.kartero.cli;

import io.kartero.query.Result;
import io.kartero.rows.Batch;
import io.kartero.rows.DataType;
import io.kartero.rows.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table for people. The first rows decide how wide the columns are; on a terminal later texts
/// are cut to that. Numbers never are.
final class TablePrinter implements ResultPrinter {
  private static final int ROWS_MEASURED = 1000;
  private static final int NARROWEST = 6;
  private static final String GAP = " | ";

  private final Terminal terminal;
  private final Charset charset;
  private final Invisible invisible;
  private final List<List<String>> measured = new ArrayList<>();
  private int[] widths = {};
  private boolean[] right = {};
  private long printed;

  TablePrinter(Session session) {
    this.terminal = session.terminal();
    this.charset = session.out().charset();
    this.invisible = new Invisible(terminal.symbols());
  }

  @Override
  public void print(Result result, OutputStream out, long limit) throws IOException {
    CellReader cells = new CellReader(result.schema());
    boolean[] over = new boolean[1];
    boolean more = true;
    while (more) {
      try (Batch batch = result.next()) {
        more =
            batch != null
                && cells.read(
                    batch,
                    row -> {
                      over[0] = printed + measured.size() == limit;
                      return !over[0] && take(result.schema(), row, out);
                    });
      }
    }
    flush(result.schema(), out);
    String count = printed == 1 ? "1 row" : "%,d rows".formatted(printed);
    String note =
        over[0] ? "the first %s; --limit N shows more, --limit 0 all".formatted(count) : count;
    write("(" + note + ")", out);
  }

  private boolean take(Schema schema, List<@Nullable String> row, OutputStream out)
      throws IOException {
    List<String> shown =
        row.stream().map(cell -> cell == null ? "NULL" : invisible.shown(cell)).toList();
    if (widths.length == 0) {
      measured.add(shown);
      if (measured.size() == ROWS_MEASURED) {
        flush(schema, out);
      }
    } else {
      write(line(shown), out);
      printed++;
    }
    return true;
  }

  /// Writes the head and the rows that were held back to be measured.
  private void flush(Schema schema, OutputStream out) throws IOException {
    if (widths.length > 0) {
      return;
    }
    List<String> names =
        schema.columns().stream().map(column -> invisible.shown(column.name())).toList();
    right = new boolean[schema.size()];
    widths = new int[schema.size()];
    for (int i = 0; i < widths.length; i++) {
      right[i] = isNumber(schema.column(i).type());
      int width = DisplayWidth.of(names.get(i));
      for (List<String> row : measured) {
        width = Math.max(width, DisplayWidth.of(row.get(i)));
      }
      widths[i] = width;
    }
    if (terminal.out() == Terminal.Stream.TERMINAL) {
      fit(terminal.columns() - GAP.length() * (widths.length - 1));
    }
    write(line(names), out);
    write(rule(), out);
    for (List<String> row : measured) {
      write(line(row), out);
    }
    printed += measured.size();
    measured.clear();
  }

  /// Takes from the widest texts until the table fits, or all are narrow.
  private void fit(int room) {
    int excess = Arrays.stream(widths).sum() - room;
    while (excess > 0) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean wider = widest < 0 || widths[i] > widths[widest];
        widest = !right[i] && wider ? i : widest;
      }
      if (widest < 0 || widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
      excess--;
    }
  }

  private String rule() {
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      rule.append(i == 0 ? "" : "-+-").repeat("-", widths[i]);
    }
    return rule.toString();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      boolean cut = terminal.out() == Terminal.Stream.TERMINAL && !right[i];
      String cell = cut ? DisplayWidth.cut(cells.get(i), widths[i]) : cells.get(i);
      String padding = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(cell)));
      line.append(i == 0 ? "" : GAP).append(right[i] ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  private static boolean isNumber(DataType type) {
    return switch (type) {
      case DataType.Decimal decimal -> true;
      case DataType.Scalar scalar ->
          switch (scalar) {
            case TINYINT,
                SMALLINT,
                INTEGER,
                BIGINT,
                HUGEINT,
                UTINYINT,
                USMALLINT,
                UINTEGER,
                UBIGINT,
                UHUGEINT,
                FLOAT,
                DOUBLE ->
                true;
            default -> false;
          };
      default -> false;
    };
  }

  private void write(String line, OutputStream out) throws IOException {
    out.write((line + "\n").getBytes(charset));
  }
}
