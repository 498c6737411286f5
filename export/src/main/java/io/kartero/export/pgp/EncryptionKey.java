package io.kartero.export.pgp;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPPublicKey;

/// A subkey that files are encrypted to: bound to its certificate, meant for encryption, strong
/// enough, and neither expired nor revoked when it was chosen.
public final class EncryptionKey {
  private final PGPPublicKey key;
  private final CertificateKey description;
  private final Certificate certificate;

  EncryptionKey(PGPPublicKey key, CertificateKey description, Certificate certificate) {
    this.key = key;
    this.description = description;
    this.certificate = certificate;
  }

  /// Picks the subkey that `keyIdentifier` names, or without one the first in the text that can be
  /// used. A primary key is never used.
  ///
  /// @param publicKey one or more certificates: armored, or base64 of binary ones; line breaks may
  ///   be spelled `\n`
  /// @param keyIdentifier 8 or 16 hex digits or a fingerprint; `0x` before it, spaces in it and
  ///   either case are fine
  /// @throws UnusableKeyException with the reason, if there is no such key or it cannot be used
  public static EncryptionKey choose(
      String publicKey, Optional<String> keyIdentifier, InstantSource clock) {
    List<KeyRing> rings = KeyRing.readAll(publicKey, clock.instant());
    KeyChoice choice = KeyChoice.among(rings);
    return keyIdentifier.map(text -> choice.named(Identifier.parse(text))).orElseGet(choice::first);
  }

  /// 40 upper-case hex digits, or 64 from version 6 on.
  public String fingerprint() {
    return description.fingerprint();
  }

  /// The fingerprint of the primary key, by which people know the whole.
  public String certificateFingerprint() {
    return certificate.fingerprint();
  }

  /// The owner's name, usually with a mail address, where the key tells it.
  public Optional<String> userId() {
    return certificate.primaryUserId();
  }

  /// Starts an OpenPGP message that is complete in `target` once the returned stream is closed;
  /// `target` stays open. Where the writing fails the stream must not be closed: what was written
  /// is then no message that any program accepts.
  ///
  /// Not for use by several threads at once.
  ///
  /// @param fileName what a program that decrypts the message may call the file; left out if longer
  ///   than 255 bytes, which is all that OpenPGP holds
  public OutputStream encryptTo(OutputStream target, Armor armor, String fileName)
      throws IOException {
    return EncryptedMessage.open(target, armor, key, fileName);
  }

  @Override
  public String toString() {
    return "subkey " + description.fingerprint() + " of " + certificate;
  }
}
