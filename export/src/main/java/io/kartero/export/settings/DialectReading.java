package io.kartero.export.settings;

import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.export.encode.Dialect.Unmappable;
import io.kartero.export.encode.TimestampFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;

/// The settings that say how rows become text.
final class DialectReading {
  private DialectReading() {}

  static Dialect read(Format format, Reading reading) {
    String delimiter =
        reading.value(
            Setting.DELIMITER, format.delimiter(), text -> delimiter(text, format.delimiter()));
    Dialect dialect =
        new Dialect(
            delimiter,
            reading.value(Setting.NULL_STRING, "", DialectReading::nullString),
            reading.value(
                Setting.QUOTE_POLICY, QuotePolicy.MINIMAL, Vocabulary.QUOTE_POLICY::parse),
            reading.value(Setting.NEWLINE, Newline.CRLF, Vocabulary.NEWLINE::parse),
            reading.value(
                Setting.NEWLINE_IN_FIELD, FieldNewline.LF, Vocabulary.NEWLINE_IN_FIELD::parse),
            reading.value(Setting.HEADER_LINE, Header.LINE, Vocabulary.HEADER_LINE::parse),
            reading.value(Setting.CHARSET, StandardCharsets.UTF_8, CharsetName::parse),
            reading.value(
                Setting.CHARSET_ERRORS, Unmappable.FAIL, Vocabulary.CHARSET_ERRORS::parse),
            reading.value(
                Setting.TIMESTAMP_FORMAT, new TimestampFormat.Presto(), TimestampFormatName::parse),
            reading.value(Setting.TIMEZONE, ZoneOffset.UTC, ZoneName::parse));
    checkTogether(dialect, reading);
    return dialect;
  }

  private static String delimiter(String text, String otherwise) {
    String delimiter =
        switch (text.toLowerCase(Locale.ROOT)) {
          case "" -> otherwise;
          case "tab", "\\t" -> "\t";
          default -> text;
        };
    if (delimiter.codePointCount(0, delimiter.length()) != 1) {
      throw new Unfit("is " + Shown.quoted(text), "give one character, or the word tab");
    }
    if ("\r\n\"".contains(delimiter)) {
      throw new Unfit(
          "is " + Shown.quoted(text) + ", which means something else in the file",
          "a line break or a quote cannot be the delimiter");
    }
    return delimiter;
  }

  private static String nullString(String text) {
    if (text.contains("\"") || text.contains("\r") || text.contains("\n")) {
      throw new Unfit(
          "is %s: NULL is written without quotes, so the file could not be read back"
              .formatted(Shown.quoted(text)),
          "leave quotes and line breaks out");
    }
    return text;
  }

  private static void checkTogether(Dialect dialect, Reading reading) {
    if (reading.fine(Setting.FORMAT, Setting.DELIMITER, Setting.NULL_STRING)
        && dialect.nullString().contains(dialect.delimiter())) {
      reading.problem(
          Setting.NULL_STRING,
          "is %s and holds the delimiter: NULL is written without quotes, so the file could not be"
                  .formatted(Shown.quoted(dialect.nullString()))
              + " read back",
          "choose another text or another delimiter");
    }
    if (dialect.quotes() == QuotePolicy.NONE && dialect.delimiter().equals("\\")) {
      reading.problem(
          Setting.DELIMITER,
          "is a backslash, which quote_policy NONE writes in front of delimiters",
          "choose another delimiter, or quote_policy MINIMAL");
    }
    checkCharset(Setting.DELIMITER, dialect.delimiter(), dialect.charset(), reading);
    checkSameBytes(dialect, reading);
    checkCharset(Setting.NULL_STRING, dialect.nullString(), dialect.charset(), reading);
    if (dialect.timestampFormat() instanceof TimestampFormat.Pattern pattern) {
      checkCharset(Setting.TIMESTAMP_FORMAT, pattern.text(), dialect.charset(), reading);
    }
  }

  private static void checkCharset(Setting setting, String text, Charset charset, Reading reading) {
    if (reading.fine(setting) && !charset.newEncoder().canEncode(text)) {
      reading.problem(
          setting,
          "is %s, which the charset %s does not have".formatted(Shown.quoted(text), charset.name()),
          "choose another text, or the charset UTF-8");
    }
  }

  /// Values are searched for the delimiter before they are put into the charset.
  private static void checkSameBytes(Dialect dialect, Reading reading) {
    if (reading.fine(Setting.DELIMITER)) {
      SameBytes.as(dialect.delimiter(), dialect.charset())
          .ifPresent(other ->
              reading.problem(
                  Setting.DELIMITER,
                  "is %s, which the charset %s writes with the same bytes as %s"
                      .formatted(
                          Shown.quoted(dialect.delimiter()),
                          dialect.charset().name(),
                          Shown.quoted(other)),
                  "choose another delimiter, or the charset UTF-8"));
    }
  }
}
