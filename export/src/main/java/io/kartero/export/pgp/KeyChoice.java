package io.kartero.export.pgp;

import io.kartero.export.pgp.CertificateKey.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The keys there are to choose from, in the order of the text.
record KeyChoice(List<Candidate> candidates) {
  private static final int MOST_LISTED = 10;

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
    String reasons = listed(subkeys, key -> key.fingerprint() + " " + reason(key));
    return UnusableKeyException.inKey(
        "no subkey can be used: " + reasons, subkeys.getFirst().refusal().orElseThrow().remedy());
  }

  EncryptionKey named(Identifier identifier) {
    List<Candidate> named =
        candidates.stream().filter(candidate -> identifier.fits(candidate.key())).toList();
    long different =
        named.stream().map(candidate -> candidate.key().fingerprint()).distinct().count();
    if (different > 1) {
      throw UnusableKeyException.inIdentifier(
          "more than one key has the id " + identifier.digits(),
          "give the whole fingerprint: the public key holds " + summary());
    }
    return named.stream()
        .filter(candidate -> candidate.key().usable()) // a subkey may belong to two certificates
        .findFirst()
        .map(Candidate::chosen)
        .orElseThrow(() -> notUsable(identifier, named));
  }

  private UnusableKeyException notUsable(Identifier identifier, List<Candidate> named) {
    String finding =
        named.isEmpty()
            ? "no key has the id " + identifier.digits()
            : "the key "
                + named.getFirst().key().fingerprint()
                + " "
                + reason(named.getFirst().key());
    return UnusableKeyException.inIdentifier(finding, "the public key holds " + summary());
  }

  private List<CertificateKey> keys() {
    return candidates.stream().map(Candidate::key).toList();
  }

  /// Every key with what speaks against it.
  private String summary() {
    return listed(
        keys(),
        key -> key.fingerprint() + (key.usable() ? " to encrypt to" : " that " + reason(key)));
  }

  private static String listed(
      List<CertificateKey> keys, Function<CertificateKey, String> described) {
    String first =
        keys.stream().limit(MOST_LISTED).map(described).collect(Collectors.joining("; "));
    return keys.size() > MOST_LISTED
        ? first + "; and " + (keys.size() - MOST_LISTED) + " more"
        : first;
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
