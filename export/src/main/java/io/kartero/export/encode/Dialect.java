package io.kartero.export.encode;

import java.nio.charset.Charset;
import java.time.ZoneId;

/// How rows become text.
///
/// @param delimiter one character: no CR, no LF, no quote
/// @param nullString what stands for NULL, never quoted
/// @param zone the zone in which timestamps with a time zone are shown
public record Dialect(
    String delimiter,
    String nullString,
    QuotePolicy quotes,
    Newline newline,
    FieldNewline newlineInField,
    Header header,
    Charset charset,
    Unmappable unmappable,
    TimestampFormat timestampFormat,
    ZoneId zone) {

  /// Which values are put in quotes. NULL never is.
  public enum QuotePolicy {
    /// Those that would be misread without.
    MINIMAL,
    ALL,
    /// None: delimiters and newlines inside values get a backslash in front.
    NONE
  }

  /// What ends a row.
  public enum Newline {
    CRLF("\r\n"),
    CR("\r"),
    LF("\n");

    private final String text;

    Newline(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// What becomes of a newline (CRLF, CR or LF) inside a value.
  public enum FieldNewline {
    CRLF,
    CR,
    LF,
    /// Stays as it is.
    KEEP
  }

  public enum Header {
    /// The first line holds the columns' names.
    LINE,
    NONE
  }

  /// What becomes of a character that the charset does not have.
  public enum Unmappable {
    FAIL,
    /// A question mark takes its place.
    REPLACE
  }
}
