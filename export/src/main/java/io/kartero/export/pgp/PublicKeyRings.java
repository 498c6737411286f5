package io.kartero.export.pgp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/// Reads packets as public keys. The same certificate twice, say from before and after a renewal,
/// becomes one with the signatures of both.
final class PublicKeyRings {
  private PublicKeyRings() {}

  static Collection<PGPPublicKeyRing> of(List<KeyMaterial> materials) {
    Map<KeyIdentifier, PGPPublicKeyRing> rings = new LinkedHashMap<>();
    for (KeyMaterial material : materials) {
      for (List<Packet> packets : certificates(material)) {
        PGPPublicKeyRing ring = ring(material, packets);
        rings.merge(
            ring.getPublicKey().getKeyIdentifier(),
            ring,
            (one, other) -> join(one, other, material, packets));
      }
    }
    return rings.values();
  }

  /// The packets that belong to a certificate, for each one.
  private static List<List<Packet>> certificates(KeyMaterial material) {
    List<List<Packet>> certificates = new ArrayList<>();
    for (Packet packet : Packet.all(material)) {
      switch (packet.tag()) {
        case PacketTags.SECRET_KEY, PacketTags.SECRET_SUBKEY -> throw KeyText.privateKey();
        case PacketTags.PUBLIC_KEY -> certificates.add(new ArrayList<>(List.of(packet)));
        case PacketTags.PUBLIC_SUBKEY,
            PacketTags.USER_ID,
            PacketTags.USER_ATTRIBUTE,
            PacketTags.SIGNATURE -> {
          if (certificates.isEmpty()) {
            throw withoutPrimaryKey(material, packet);
          }
          certificates.getLast().add(packet);
        }
        case PacketTags.MARKER, PacketTags.TRUST, PacketTags.PADDING -> {}
        default -> throw notOfAKey(material, packet);
      }
    }
    if (certificates.isEmpty()) {
      throw UnusableKeyException.inKey(
          material.origin() + " holds no public key", KeyText.HOW_TO_EXPORT);
    }
    return certificates;
  }

  private static UnusableKeyException withoutPrimaryKey(KeyMaterial material, Packet packet) {
    return packet.tag() == PacketTags.SIGNATURE
        ? UnusableKeyException.inKey(
            material.origin() + " starts with a signature: it may be a revocation certificate",
            KeyText.HOW_TO_EXPORT)
        : material.damagedAt(packet.start(), "its primary key is missing");
  }

  private static RuntimeException notOfAKey(KeyMaterial material, Packet packet) {
    return material.damagedAt(
        packet.start(), "a packet with tag " + packet.tag() + " is no part of a public key");
  }

  private static PGPPublicKeyRing ring(KeyMaterial material, List<Packet> packets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Packet packet : packets) {
      bytes.write(material.packets(), packet.start(), packet.end() - packet.start());
    }
    try {
      return new PGPPublicKeyRing(bytes.toByteArray(), new BcKeyFingerprintCalculator());
    } catch (IOException | RuntimeException e) { // Bouncy Castle throws many kinds on bad bytes
      throw material.damagedAt(
          packets.getFirst().start(), "the certificate that starts here cannot be read");
    }
  }

  private static PGPPublicKeyRing join(
      PGPPublicKeyRing one, PGPPublicKeyRing other, KeyMaterial material, List<Packet> packets) {
    try {
      return PGPPublicKeyRing.join(one, other);
    } catch (PGPException | RuntimeException e) { // it compares signatures that it could not read
      throw material.damagedAt(
          packets.getFirst().start(),
          "the certificate that starts here does not fit the other copy of it");
    }
  }
}
