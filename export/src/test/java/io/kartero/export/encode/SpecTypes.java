package io.kartero.export.encode;

import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads types as SQL and the specifications spell them: `DECIMAL(10,2)`, `STRUCT(a INTEGER[])`.
final class SpecTypes {
  private SpecTypes() {}

  static DataType parse(String text) {
    String type = text.strip();
    if (type.endsWith("]")) {
      int open = type.lastIndexOf('[');
      DataType element = parse(type.substring(0, open));
      String length = type.substring(open + 1, type.length() - 1);
      return length.isEmpty()
          ? new DataType.ListOf(element)
          : new DataType.ArrayOf(element, Integer.parseInt(length));
    }
    int open = type.indexOf('(');
    if (open < 0) {
      return Arrays.stream(Scalar.values())
          .filter(scalar -> scalar.toString().equals(type))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no type " + type));
    }
    return parse(type.substring(0, open), parts(type.substring(open + 1, type.length() - 1)));
  }

  private static DataType parse(String kind, List<String> parts) {
    return switch (kind) {
      case "DECIMAL" ->
          new DataType.Decimal(Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1)));
      case "ENUM" ->
          new DataType.Enumeration(
              parts.stream().map(label -> label.substring(1, label.length() - 1)).toList());
      case "MAP" -> new DataType.MapOf(parse(parts.get(0)), parse(parts.get(1)));
      case "STRUCT" -> new DataType.Struct(columns(parts));
      case "UNION" -> new DataType.Union(columns(parts));
      default -> throw new IllegalArgumentException("no type " + kind);
    };
  }

  private static List<Column> columns(List<String> parts) {
    return parts.stream().map(SpecTypes::column).toList();
  }

  private static Column column(String part) {
    boolean quoted = part.startsWith("\"");
    int end = quoted ? part.lastIndexOf('"') + 1 : part.indexOf(' ');
    String name =
        quoted ? part.substring(1, end - 1).replace("\"\"", "\"") : part.substring(0, end);
    return new Column(name, parse(part.substring(end)));
  }

  /// Splits at the commas that lie in no parentheses.
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '(') {
        depth++;
      } else if (character == ')') {
        depth--;
      } else if (character == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }
}
