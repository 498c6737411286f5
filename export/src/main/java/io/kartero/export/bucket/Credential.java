package io.kartero.export.bucket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The text of a service account's JSON key file, as it was given. It is read when a [GoogleBucket]
/// is opened and not before: a broken one can be saved, but not used.
public final class Credential {
  private final String text;

  private Credential(String text) {
    this.text = text;
  }

  /// @param text the content of the file, valid or not
  public static Credential of(String text) {
    return new Credential(text);
  }

  /// The secret itself, for what keeps it encrypted.
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Credential credential
        && MessageDigest.isEqual(bytes(), credential.bytes());
  }

  /// The same for all: a hash is a hint of the secret, and nobody looks one up by it.
  @Override
  public int hashCode() {
    return Credential.class.hashCode();
  }

  @Override
  public String toString() {
    return "Credential[masked]";
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
