package io.kartero.export.encode;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rules for texts once more, said as plainly as possible, to compare the encoder with.
final class Plainly {
  private Plainly() {}

  static String file(List<? extends List<? extends @Nullable Object>> rows, Dialect dialect) {
    StringBuilder file = new StringBuilder();
    for (List<? extends @Nullable Object> row : rows) {
      file.append(
              row.stream()
                  .map(
                      value -> value == null ? dialect.nullString() : text((String) value, dialect))
                  .collect(Collectors.joining(dialect.delimiter())))
          .append(dialect.newline().text());
    }
    return file.toString();
  }

  static String text(String value, Dialect dialect) {
    String delimiter = dialect.delimiter();
    if (dialect.quotes() == QuotePolicy.NONE) {
      String escaped = value.replace(delimiter, "\\" + delimiter);
      return newlines(escaped, dialect, "\\");
    }
    boolean quoted =
        dialect.quotes() == QuotePolicy.ALL
            || value.equals(dialect.nullString())
            || value.contains(delimiter)
            || value.contains("\"")
            || value.contains("\r")
            || value.contains("\n");
    String inside = newlines(value.replace("\"", "\"\""), dialect, "");
    return quoted ? "\"" + inside + "\"" : inside;
  }

  private static String newlines(String value, Dialect dialect, String before) {
    if (dialect.newlineInField() == FieldNewline.KEEP) {
      return value.replaceAll("[\r\n]", before.isEmpty() ? "$0" : "\\\\$0");
    }
    return value.replaceAll("\r\n|\r|\n", "\n").replace("\n", before + newline(dialect));
  }

  static String newline(Dialect dialect) {
    return switch (dialect.newlineInField()) {
      case CRLF -> "\r\n";
      case CR -> "\r";
      case LF, KEEP -> "\n";
    };
  }
}
