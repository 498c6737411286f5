package io.kartero.export.pgp;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What people call a public key: a primary key, its subkeys and its owner's names, as they stand
/// at one moment.
///
/// @param fingerprint the primary key's
/// @param userIds the primary one first
/// @param keys the primary key first, then the subkeys in the order of the file
/// @param refusal why none of its subkeys is used; empty if that depends on the subkey
public record Certificate(
    String fingerprint,
    List<UserId> userIds,
    List<CertificateKey> keys,
    Optional<Refusal> refusal) {
  public Certificate {
    userIds = List.copyOf(userIds);
    keys = List.copyOf(keys);
  }

  /// Every certificate in a text: armored blocks, or the base64 of binary keys.
  ///
  /// @throws UnusableKeyException if the text holds no public key, a private key, or a damaged one
  public static List<Certificate> readAll(String text, InstantSource clock) {
    return KeyRing.readAll(text, clock.instant()).stream().map(KeyRing::certificate).toList();
  }

  /// Every certificate in a file: as a text would hold them, or binary.
  ///
  /// @throws UnusableKeyException as for a text
  public static List<Certificate> readAll(byte[] file, InstantSource clock) {
    return KeyRing.readAll(file, clock.instant()).stream().map(KeyRing::certificate).toList();
  }

  public List<CertificateKey> subkeys() {
    return keys.subList(1, keys.size());
  }

  /// The name that the owner prefers, among those the owner stands by.
  public Optional<String> primaryUserId() {
    return userIds.stream()
        .filter(userId -> userId.standing() == UserId.Standing.VALID)
        .map(UserId::name)
        .findFirst();
  }

  @Override
  public String toString() {
    return primaryUserId().map(name -> fingerprint + " (" + name + ")").orElse(fingerprint);
  }
}
