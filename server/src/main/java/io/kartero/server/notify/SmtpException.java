package io.kartero.server.notify;

/// The mail server did not take a mail.
final class SmtpException extends Exception {
  private static final long serialVersionUID = 1;

  SmtpException(String problem, Throwable cause) {
    super(problem, cause);
  }

  /// What was wrong, on one line.
  String problem() {
    return String.valueOf(getMessage());
  }
}
