package io.kartero.export.check;

/// One thing that KARTE will not do as the sender may expect.
///
/// @param message what KARTE will do, and why
/// @param remedy what to change
public record Finding(Code code, String message, String remedy) {
  public Severity severity() {
    return code.severity();
  }

  @Override
  public String toString() {
    return code + ": " + message + " (" + remedy + ")";
  }

  public enum Severity {
    /// KARTE imports something else than what was sent, and says nothing.
    LOSS,
    /// KARTE's import fails, or cannot be relied on to read the file.
    FAILURE,
    /// Worth a thought.
    ADVICE
  }

  /// Stable names.
  public enum Code {
    HEADER_MISSING(Severity.LOSS),
    HEADER_NAME_EMPTY(Severity.FAILURE),
    HEADER_NAMES_COLLIDE(Severity.FAILURE),
    HEADER_NAME_CHANGES(Severity.ADVICE),
    QUOTES_MISSING(Severity.LOSS),
    NEWLINE_UNREAD(Severity.FAILURE),
    DELIMITER_UNREAD(Severity.FAILURE),
    CHARSET_UNREAD(Severity.FAILURE),
    ENCRYPTED(Severity.FAILURE),
    COMPRESSION_UNREAD(Severity.FAILURE),
    TIMESTAMP_UNREAD(Severity.FAILURE),
    TIMESTAMP_TOO_FINE(Severity.FAILURE),
    NULL_STRING_UNKNOWN(Severity.ADVICE),
    NAME_UNPREDICTABLE(Severity.ADVICE),
    NAME_OF_KARTE(Severity.ADVICE),
    NAME_MISLEADS(Severity.ADVICE),
    FILE_TOO_LARGE(Severity.FAILURE),
    NO_ROWS(Severity.ADVICE);

    private final Severity severity;

    Code(Severity severity) {
      this.severity = severity;
    }

    public Severity severity() {
      return severity;
    }
  }
}
