package io.kartero.export.pgp;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A primary key or a subkey, as it stands at one moment.
///
/// @param fingerprint 40 hex digits, or 64 from version 6 on
/// @param id the 16 hex digits that a message names the key by
/// @param algorithm with its size or curve, such as `RSA 3072` or `ECDH Curve25519`
/// @param uses in the order of [Use]
/// @param refusal why Kartero does not encrypt to it; empty if it does
public record CertificateKey(
    String fingerprint,
    String id,
    Role role,
    String algorithm,
    Set<Use> uses,
    Instant created,
    Optional<Instant> expires,
    Optional<Revocation> revocation,
    Optional<Refusal> refusal) {
  public CertificateKey {
    uses = Collections.unmodifiableSortedSet(new TreeSet<>(uses));
  }

  public boolean usable() {
    return refusal.isEmpty();
  }

  /// The place of a key in its certificate.
  public enum Role {
    PRIMARY,
    SUBKEY
  }

  /// What the owner allows a key to do. Either kind of encryption will do for a file.
  public enum Use {
    CERTIFY,
    SIGN,
    ENCRYPT_COMMUNICATIONS,
    ENCRYPT_STORAGE,
    AUTHENTICATE
  }
}
