package io.kartero.export.pgp;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;

/// A certificate with the keys themselves, in the same order.
record KeyRing(Certificate certificate, List<PGPPublicKey> keys) {
  static List<KeyRing> readAll(String text, Instant now) {
    return appraised(PublicKeyRings.of(KeyText.read(text)), now);
  }

  static List<KeyRing> readAll(byte[] file, Instant now) {
    return appraised(PublicKeyRings.of(KeyText.read(file)), now);
  }

  private static List<KeyRing> appraised(Collection<PGPPublicKeyRing> rings, Instant now) {
    return rings.stream().map(ring -> new Appraisal(ring, now).keyRing()).toList();
  }
}
