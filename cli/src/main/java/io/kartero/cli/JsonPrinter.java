package io.kartero.cli;

import io.kartero.query.Result;
import io.kartero.rows.Batch;
import io.kartero.rows.DataType;
import io.kartero.rows.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JSON lines: one object a row. Numbers, booleans, lists and structs are JSON's own; everything
/// else is text, as are the numbers that JSON does not have (NaN and the infinities).
final class JsonPrinter implements ResultPrinter {
  private static final Set<String> NO_JSON_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

  @Override
  public void print(Result result, OutputStream out, long limit) throws IOException {
    Schema schema = result.schema();
    List<String> keys = keys(schema);
    CellReader cells = new CellReader(schema);
    long[] left = {limit};
    boolean more = limit > 0;
    while (more) {
      try (Batch batch = result.next()) {
        more =
            batch != null
                && cells.read(
                    batch,
                    row -> {
                      out.write(line(keys, schema, row).getBytes(StandardCharsets.UTF_8));
                      return --left[0] > 0;
                    });
      }
    }
  }

  /// The columns' names as keys. SQL lets names repeat and JSON does not: a number is added.
  private static List<String> keys(Schema schema) {
    List<String> keys = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    schema.columns().forEach(column -> taken.add(column.name()));
    Set<String> used = new HashSet<>();
    for (int i = 0; i < schema.size(); i++) {
      String name = schema.column(i).name();
      for (int number = 1; !used.add(name); number++) {
        String numbered = schema.column(i).name() + "_" + number;
        name = taken.contains(numbered) ? name : numbered;
      }
      keys.add(Json.quoted(name));
    }
    return keys;
  }

  private static String line(List<String> keys, Schema schema, List<@Nullable String> row) {
    StringBuilder line = new StringBuilder("{");
    for (int i = 0; i < keys.size(); i++) {
      line.append(i == 0 ? "" : ",").append(keys.get(i)).append(':');
      line.append(value(schema.column(i).type(), row.get(i)));
    }
    return line.append("}\n").toString();
  }

  private static String value(DataType type, @Nullable String text) {
    if (text == null) {
      return "null";
    }
    return switch (type) {
      case DataType.Scalar scalar ->
          switch (scalar) {
            case BOOLEAN,
                TINYINT,
                SMALLINT,
                INTEGER,
                BIGINT,
                HUGEINT,
                UTINYINT,
                USMALLINT,
                UINTEGER,
                UBIGINT,
                UHUGEINT ->
                text;
            case FLOAT, DOUBLE -> NO_JSON_NUMBERS.contains(text) ? Json.quoted(text) : text;
            // A document may spread over lines; inside its texts newlines are escaped.
            case JSON -> text.replace('\n', ' ').replace('\r', ' ');
            default -> Json.quoted(text);
          };
      case DataType.Enumeration labels -> Json.quoted(text);
      default -> text;
    };
  }
}
