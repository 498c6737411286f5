package io.kartero.export.pgp;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.bcpg.ECPublicBCPGKey;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPPublicKey;

/// How a key is named, what it can do at all, and whether it is strong enough.
///
/// @param bits the size of its modulus; 0 for curves, which all that are supported are strong
// enough
record KeyAlgorithm(String name, Ability ability, int bits) {
  /// What NIST SP 800-57 and every current OpenPGP program ask of RSA and its like.
  private static final int FEWEST_BITS = 2048;

  // Out of use since RFC 4880, and still in keys.
  private static final int RSA_FOR_ENCRYPTION = 2;
  private static final int RSA_FOR_SIGNING = 3;

  /// The names that gpg prints, for the curves that OpenPGP programs use.
  private static final Map<String, String> CURVES =
      Map.ofEntries(
          Map.entry("1.2.840.10045.3.1.7", "NIST P-256"),
          Map.entry("1.3.132.0.34", "NIST P-384"),
          Map.entry("1.3.132.0.35", "NIST P-521"),
          Map.entry("1.3.132.0.10", "secp256k1"),
          Map.entry("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1"),
          Map.entry("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1"),
          Map.entry("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1"),
          Map.entry("1.3.6.1.4.1.11591.15.1", "Ed25519"),
          Map.entry("1.3.6.1.4.1.3029.1.5.1", "Curve25519"),
          Map.entry("1.3.101.111", "X448"),
          Map.entry("1.3.101.113", "Ed448"));

  enum Ability {
    ENCRYPT,
    SIGN,
    BOTH,
    UNKNOWN
  }

  static KeyAlgorithm of(PGPPublicKey key) {
    return switch (key.getAlgorithm()) {
      case PublicKeyAlgorithmTags.RSA_GENERAL -> sized("RSA", Ability.BOTH, key);
      case RSA_FOR_ENCRYPTION -> sized("RSA", Ability.ENCRYPT, key);
      case RSA_FOR_SIGNING -> sized("RSA", Ability.SIGN, key);
      case PublicKeyAlgorithmTags.ELGAMAL_ENCRYPT -> sized("ElGamal", Ability.ENCRYPT, key);
      case PublicKeyAlgorithmTags.DSA -> sized("DSA", Ability.SIGN, key);
      case PublicKeyAlgorithmTags.ECDH -> curved("ECDH", Ability.ENCRYPT, key);
      case PublicKeyAlgorithmTags.ECDSA -> curved("ECDSA", Ability.SIGN, key);
      case PublicKeyAlgorithmTags.EDDSA_LEGACY -> curved("EdDSA", Ability.SIGN, key);
      case PublicKeyAlgorithmTags.X25519 -> new KeyAlgorithm("X25519", Ability.ENCRYPT, 0);
      case PublicKeyAlgorithmTags.X448 -> new KeyAlgorithm("X448", Ability.ENCRYPT, 0);
      case PublicKeyAlgorithmTags.Ed25519 -> new KeyAlgorithm("Ed25519", Ability.SIGN, 0);
      case PublicKeyAlgorithmTags.Ed448 -> new KeyAlgorithm("Ed448", Ability.SIGN, 0);
      default -> new KeyAlgorithm("algorithm " + key.getAlgorithm(), Ability.UNKNOWN, 0);
    };
  }

  private static KeyAlgorithm sized(String name, Ability ability, PGPPublicKey key) {
    return new KeyAlgorithm(name + " " + key.getBitStrength(), ability, key.getBitStrength());
  }

  private static KeyAlgorithm curved(String name, Ability ability, PGPPublicKey key) {
    if (!(key.getPublicKeyPacket().getKey() instanceof ECPublicBCPGKey point)) {
      return new KeyAlgorithm(name, Ability.UNKNOWN, 0);
    }
    String curve = point.getCurveOID().getId();
    return new KeyAlgorithm(name + " " + CURVES.getOrDefault(curve, curve), ability, 0);
  }

  /// Why a key of this kind cannot take a file, whatever its owner allows.
  Optional<Refusal> refusal() {
    return switch (ability) {
      case SIGN -> Optional.of(new Refusal("is for signing only, " + name, Remedy.OTHER_SUBKEY));
      case UNKNOWN ->
          Optional.of(new Refusal("has an unsupported algorithm, " + name, Remedy.OTHER_SUBKEY));
      case ENCRYPT, BOTH -> weakness();
    };
  }

  private Optional<Refusal> weakness() {
    return bits == 0 || bits >= FEWEST_BITS
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "is weak, " + name + ": at least " + FEWEST_BITS + " bits are needed",
                Remedy.OTHER_SUBKEY));
  }
}
