package io.kartero.query.sql;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows on their way to Trino: queries that have them written out as JSON, some thousand rows each.
/// Trino reads that several times as fast as `VALUES`, whose cells are expressions, one by one.
public final class JsonRows {
  /// Half of what Trino takes for one statement.
  private static final int LONGEST = 500_000;

  private final String before;
  private final String after;
  private final Consumer<String> queries;
  private final StringBuilder rows = new StringBuilder();

  /// A column of the rows.
  ///
  /// @param json the type that its JSON is read as
  /// @param value the value's expression, with `%s` for what was read
  public record Column(String json, String value) {}

  /// @param queries gets each query when it has enough rows
  public JsonRows(List<Column> columns, Consumer<String> queries) {
    this.queries = queries;
    List<String> names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).toList();
    this.before =
        IntStream.range(0, columns.size())
            .mapToObj(i -> columns.get(i).value().replace("%s", names.get(i)))
            .collect(Collectors.joining(", ", "SELECT ", " FROM UNNEST(CAST(json_parse('["));
    this.after =
        columns.stream()
            .map(Column::json)
            .collect(
                Collectors.joining(
                    ", ", "]') AS array(row(", ")))) AS r(" + String.join(", ", names) + ")"));
  }

  /// @param cells of a row, each as JSON
  public void add(List<String> cells) {
    rows.append(rows.isEmpty() ? "[" : ",[").append(String.join(",", cells)).append(']');
    if (rows.length() > LONGEST) {
      end();
    }
  }

  /// Gives what is left.
  public void end() {
    if (!rows.isEmpty()) {
      queries.accept(before + rows.toString().replace("'", "''") + after);
      rows.setLength(0);
    }
  }

  /// A text as JSON.
  public static String text(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return json.append('"').toString();
  }
}
