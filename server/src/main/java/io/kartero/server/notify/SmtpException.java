package io.kartero.server.notify;

/// The mail server did not take a mail.
final class SmtpException extends Exception {
  private static final long serialVersionUID = 1;

  /// What the mail server's word means for the next try.
  enum Verdict {
    /// The same mail may be taken later.
    TRY_LATER,
    /// The server has said that it will never take this mail.
    NEVER
  }

  private final Verdict verdict;

  SmtpException(String problem, Verdict verdict, Throwable cause) {
    super(problem, cause);
    this.verdict = verdict;
  }

  Verdict verdict() {
    return verdict;
  }

  /// What was wrong, on one line.
  String problem() {
    return String.valueOf(getMessage());
  }
}
