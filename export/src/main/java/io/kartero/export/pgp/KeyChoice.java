package io.kartero.export.pgp;

import io.kartero.export.pgp.CertificateKey.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The keys there are to choose from, in the order of the text.
record KeyChoice(List<Candidate> candidates) {
  static KeyChoice among(List<KeyRing> rings) {
    List<Candidate> candidates = new ArrayList<>();
    for (KeyRing ring : rings) {
      for (int i = 0; i < ring.keys().size(); i++) {
        candidates.add(new Candidate(ring, i));
      }
    }
    return new KeyChoice(List.copyOf(candidates));
  }

  EncryptionKey first() {
    return candidates.stream()
        .filter(candidate -> candidate.key().usable())
        .findFirst()
        .map(Candidate::chosen)
        .orElseThrow(this::noneUsable);
  }

  private UnusableKeyException noneUsable() {
    List<CertificateKey> subkeys =
        keys().stream().filter(key -> key.role() == Role.SUBKEY).toList();
    if (subkeys.isEmpty()) {
      return UnusableKeyException.inKey(
          "the public key has no subkey, and its primary key never encrypts", Remedy.OTHER_SUBKEY);
    }
    String reasons =
        subkeys.stream()
            .map(key -> key.fingerprint() + " " + reason(key))
            .collect(Collectors.joining("; "));
    return UnusableKeyException.inKey(
        "no subkey can be used: " + reasons, subkeys.getFirst().refusal().orElseThrow().remedy());
  }

  EncryptionKey named(Identifier identifier) {
    List<Candidate> named =
        candidates.stream().filter(candidate -> identifier.fits(candidate.key())).toList();
    return switch (named.size()) {
      case 0 ->
          throw UnusableKeyException.inIdentifier(
              "no key has the id " + identifier.digits(), "the public key holds " + summary());
      case 1 -> usable(named.getFirst());
      default ->
          throw UnusableKeyException.inIdentifier(
              "more than one key has the id " + identifier.digits(),
              "give the whole fingerprint: the public key holds " + summary());
    };
  }

  private EncryptionKey usable(Candidate named) {
    if (named.key().usable()) {
      return named.chosen();
    }
    throw UnusableKeyException.inIdentifier(
        "the key " + named.key().fingerprint() + " " + reason(named.key()),
        "the public key holds " + summary());
  }

  private List<CertificateKey> keys() {
    return candidates.stream().map(Candidate::key).toList();
  }

  /// Every key with what speaks against it.
  private String summary() {
    return keys().stream()
        .map(key -> key.fingerprint() + (key.usable() ? " to encrypt to" : " that " + reason(key)))
        .collect(Collectors.joining("; "));
  }

  private static String reason(CertificateKey key) {
    return key.refusal().orElseThrow().reason();
  }

  /// One key and the certificate around it.
  record Candidate(KeyRing ring, int index) {
    CertificateKey key() {
      return ring.certificate().keys().get(index);
    }

    EncryptionKey chosen() {
      return new EncryptionKey(ring.keys().get(index), key(), ring.certificate());
    }
  }
}
