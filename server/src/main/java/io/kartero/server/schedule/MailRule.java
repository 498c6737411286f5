package io.kartero.server.schedule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who gets a mail about a schedule's runs, and about which.
///
/// @param recipients e-mail addresses; empty for those that the server's settings name
/// @param when empty for what the server's settings say
public record MailRule(List<String> recipients, Optional<When> when) {
  /// Whatever the server's settings say.
  public static final MailRule USUAL = new MailRule(List.of(), Optional.empty());

  public MailRule {
    recipients = List.copyOf(recipients);
  }

  /// A run that somebody killed brings no mail, but with `ALWAYS`.
  public enum When {
    NEVER,
    FAILURE,
    SUCCESS,
    ALWAYS,
    /// The first failure after successes, and the first success after failures.
    CHANGE;

    /// In small letters.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
