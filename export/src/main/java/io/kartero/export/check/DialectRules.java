package io.kartero.export.check;

import io.kartero.export.check.Finding.Code;
import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What KARTE reads: UTF-8, a header, LF or CRLF, comma, tab or `|`, quotes doubled inside quotes.
final class DialectRules {
  private static final Set<String> DELIMITERS = Set.of(",", "\t", "|");

  private DialectRules() {}

  static List<Finding> findings(Dialect dialect) {
    List<Finding> findings = new ArrayList<>();
    if (dialect.header() == Header.NONE) {
      findings.add(
          new Finding(
              Code.HEADER_MISSING,
              "KARTE takes the first line for the header, so the first row of data is lost",
              "set header_line to true"));
    }
    if (dialect.newline() == Newline.CR) {
      findings.add(
          new Finding(
              Code.NEWLINE_UNREAD,
              "KARTE reads lines that end with LF or CRLF; it does not read CR",
              "set newline to CRLF or LF"));
    }
    if (!DELIMITERS.contains(dialect.delimiter())) {
      findings.add(
          new Finding(
              Code.DELIMITER_UNREAD,
              "KARTE reads commas, tabs and | between values, not \"" + dialect.delimiter() + "\"",
              "set delimiter to one of those"));
    }
    if (!dialect.charset().equals(StandardCharsets.UTF_8)) {
      findings.add(
          new Finding(
              Code.CHARSET_UNREAD,
              "KARTE reads UTF-8; its import fails on " + dialect.charset().name(),
              "set charset to UTF-8"));
    }
    if (dialect.quotes() == QuotePolicy.NONE) {
      findings.add(
          new Finding(
              Code.QUOTES_MISSING,
              "KARTE reads quotes, not backslashes: a delimiter, a newline or a quote inside a value"
                  + " is misread",
              "set quote_policy to MINIMAL"));
    }
    if (!dialect.nullString().isEmpty()) {
      findings.add(
          new Finding(
              Code.NULL_STRING_UNKNOWN,
              "KARTE's documentation names no text that stands for NULL, so \"%s\" may arrive as text"
                  .formatted(dialect.nullString()),
              "leave null_string empty"));
    }
    return findings;
  }
}
