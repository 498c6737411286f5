package io.kartero.server.schedule;

/// Whether this server sends mails.
public enum Mailing {
  READY,
  /// No mail server is set: a schedule that asks for mails is refused, rather than silent.
  NOT_SET_UP
}
