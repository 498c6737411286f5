package io.kartero.export.pgp;

/// A name of a key's owner, usually with a mail address.
public record UserId(String name, Standing standing) {
  /// What the owner says to it.
  public enum Standing {
    VALID,
    REVOKED,
    /// The owner's signature is missing, or wrong, or has expired.
    UNSIGNED
  }
}
