package io.kartero.server.notify;

import java.time.Duration;
import java.util.Optional;

/// Who takes the mails.
///
/// @param authorities for a server whose certificate is the company's own
/// @param from the sender's address
/// @param timeout for each step of the conversation
record MailServer(
    String host,
    int port,
    Tls tls,
    Optional<Authorities> authorities,
    Optional<String> user,
    Optional<String> password,
    String from,
    Duration timeout) {
  @Override
  public String toString() {
    return "MailServer[" + host + ":" + port + "]";
  }
}
