package io.kartero.server.account;

import java.time.Instant;

/// An API key as Kartero knows it: not the key, which is shown once and kept nowhere.
///
/// @param ending its last four characters, to tell keys apart
public record ApiKey(long id, long accountId, String ending, Origin origin, Instant createdAt) {
  /// How a key came to be.
  public enum Origin {
    /// Asked for, or given at the first start: valid until it is revoked.
    ISSUED,
    /// Handed out when somebody signed in; only the latest few of an account are valid.
    SIGN_IN
  }
}
