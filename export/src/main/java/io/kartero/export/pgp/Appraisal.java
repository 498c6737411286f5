package io.kartero.export.pgp;

import io.kartero.export.pgp.CertificateKey.Role;
import io.kartero.export.pgp.CertificateKey.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;

/// Looks at one certificate at one moment.
final class Appraisal {
  private static final Refusal PRIMARY_KEY =
      new Refusal("is a primary key, and primary keys never encrypt", "name one of its subkeys");

  private final List<PGPPublicKey> keys = new ArrayList<>();
  private final PGPPublicKey primary;
  private final Instant now;
  private final SelfSignatures signatures;

  Appraisal(PGPPublicKeyRing ring, Instant now) {
    ring.getPublicKeys().forEachRemaining(keys::add);
    this.primary = keys.getFirst();
    this.now = now;
    this.signatures = new SelfSignatures(primary, now);
  }

  KeyRing keyRing() {
    List<PGPSignature> bindings = signatures.ownBindings();
    Optional<Instant> expires = expires(primary, bindings);
    Optional<Revocation> revocation = signatures.revocation();
    Optional<Refusal> refusal = refusal(bindings, expires, revocation);
    List<CertificateKey> described = new ArrayList<>();
    described.add(described(primary, Role.PRIMARY, bindings, revocation, Optional.of(PRIMARY_KEY)));
    for (PGPPublicKey subkey : keys.subList(1, keys.size())) {
      described.add(subkey(subkey, refusal));
    }
    return new KeyRing(
        new Certificate(fingerprint(primary), signatures.userIds(), described, refusal), keys);
  }

  private Optional<Refusal> refusal(
      List<PGPSignature> bindings, Optional<Instant> expires, Optional<Revocation> revocation) {
    if (revocation.isPresent()) {
      return refusal("was revoked on " + revocation.get(), Remedy.NEW_KEY);
    }
    if (created(primary).isAfter(now)) {
      return refusal("is not valid before " + created(primary), Remedy.CLOCK);
    }
    if (bindings.isEmpty()) {
      return refusal("has no valid signature of its own", Remedy.COMPLETE_EXPORT);
    }
    return expires
        .filter(this::past)
        .map(instant -> new Refusal("expired on " + instant, Remedy.RENEWED));
  }

  private CertificateKey subkey(PGPPublicKey subkey, Optional<Refusal> ofCertificate) {
    List<PGPSignature> bindings = signatures.binding(subkey).stream().toList();
    Optional<Revocation> revocation = signatures.revocationOf(subkey);
    Optional<Refusal> refusal =
        ofCertificate
            .map(whole ->
                new Refusal(
                    "belongs to the certificate "
                        + fingerprint(primary)
                        + ", which "
                        + whole.reason(),
                    whole.remedy()))
            .or(() -> refusal(subkey, bindings, revocation));
    return described(subkey, Role.SUBKEY, bindings, revocation, refusal);
  }

  private Optional<Refusal> refusal(
      PGPPublicKey subkey, List<PGPSignature> bindings, Optional<Revocation> revocation) {
    if (revocation.isPresent()) {
      return refusal("was revoked on " + revocation.get(), Remedy.NEW_KEY);
    }
    Optional<Refusal> ofAlgorithm = KeyAlgorithm.of(subkey).refusal();
    if (ofAlgorithm.isPresent()) {
      return ofAlgorithm;
    }
    if (created(subkey).isAfter(now)) {
      return refusal("is not valid before " + created(subkey), Remedy.CLOCK);
    }
    if (bindings.isEmpty()) {
      return refusal("has no valid binding signature", Remedy.COMPLETE_EXPORT);
    }
    Set<Use> uses = uses(subkey, bindings);
    if (!uses.contains(Use.ENCRYPT_COMMUNICATIONS) && !uses.contains(Use.ENCRYPT_STORAGE)) {
      return refusal("is not meant for encryption", Remedy.OTHER_SUBKEY);
    }
    return expires(subkey, bindings)
        .filter(this::past)
        .map(instant -> new Refusal("expired on " + instant, Remedy.RENEWED))
        .or(() -> EncryptedMessage.trial(subkey));
  }

  private static Optional<Refusal> refusal(String reason, String remedy) {
    return Optional.of(new Refusal(reason, remedy));
  }

  private boolean past(Instant instant) {
    return !instant.isAfter(now);
  }

  private CertificateKey described(
      PGPPublicKey key,
      Role role,
      List<PGPSignature> bindings,
      Optional<Revocation> revocation,
      Optional<Refusal> refusal) {
    return new CertificateKey(
        fingerprint(key),
        HexFormat.of().withUpperCase().toHexDigits(key.getKeyID()),
        role,
        KeyAlgorithm.of(key).name(),
        uses(key, bindings),
        created(key),
        expires(key, bindings),
        revocation,
        refusal);
  }

  private static String fingerprint(PGPPublicKey key) {
    return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
  }

  private static Instant created(PGPPublicKey key) {
    return key.getCreationTime().toInstant();
  }

  private static Optional<Instant> expires(PGPPublicKey key, List<PGPSignature> bindings) {
    return deciding(bindings, SignatureSubpacketTags.KEY_EXPIRE_TIME)
        .map(signature -> signature.getHashedSubPackets().getKeyExpirationTime())
        .filter(seconds -> seconds != 0)
        .map(seconds -> created(key).plusSeconds(seconds));
  }

  private static Set<Use> uses(PGPPublicKey key, List<PGPSignature> bindings) {
    return deciding(bindings, SignatureSubpacketTags.KEY_FLAGS)
        .map(signature -> KeyUses.of(signature.getHashedSubPackets().getKeyFlags()))
        .orElseGet(() -> bindings.isEmpty() ? Set.of() : KeyUses.of(KeyAlgorithm.of(key)));
  }

  private static Optional<PGPSignature> deciding(List<PGPSignature> bindings, int subpacket) {
    return bindings.stream()
        .filter(signature ->
            signature.getHashedSubPackets() != null
                && signature.getHashedSubPackets().hasSubpacket(subpacket))
        .findFirst();
  }
}
