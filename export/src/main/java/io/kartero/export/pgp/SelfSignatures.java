package io.kartero.export.pgp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;
import org.bouncycastle.openpgp.api.OpenPGPPolicy;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/// What the owner of a certificate signed with its primary key, as far as the signatures are right.
///
/// Of several signatures of one kind the newest counts; a revoked key stays revoked, as in gpg.
/// Bouncy Castle verifies each one. Its OpenPGPCertificate is not asked for the whole: in 1.86 it
/// takes a primary key for revoked when only its first user id is.
final class SelfSignatures {
  /// SHA-1 and RIPEMD-160 are accepted with any date: who could forge a signature with them needs
  /// the owner's help, and the key comes from the settings, not from a stranger.
  private static final OpenPGPPolicy POLICY =
      new OpenPGPDefaultPolicy()
          .acceptCertificationSignatureHashAlgorithm(HashAlgorithmTags.SHA1)
          .acceptCertificationSignatureHashAlgorithm(HashAlgorithmTags.RIPEMD160);

  private final PGPPublicKey primary;
  private final Instant now;

  SelfSignatures(PGPPublicKey primary, Instant now) {
    this.primary = primary;
    this.now = now;
  }

  Optional<Revocation> revocation() {
    return correct(
            primary.getSignaturesOfType(PGPSignature.KEY_REVOCATION),
            signature -> signature.verifyCertification(primary))
        .findFirst()
        .map(Revocation::of);
  }

  Optional<Revocation> revocationOf(PGPPublicKey subkey) {
    return correct(
            subkey.getSignaturesOfType(PGPSignature.SUBKEY_REVOCATION),
            signature -> signature.verifyCertification(primary, subkey))
        .findFirst()
        .map(Revocation::of);
  }

  /// The signature that makes a key part of the certificate, with what it allows and until when.
  Optional<PGPSignature> binding(PGPPublicKey subkey) {
    return newest(
        correct(
            subkey.getSignaturesOfType(PGPSignature.SUBKEY_BINDING),
            signature -> signature.verifyCertification(primary, subkey)));
  }

  /// The signatures that say what the primary key allows, the one that counts more first.
  List<PGPSignature> ownBindings() {
    Optional<PGPSignature> direct =
        newest(
            correct(
                primary.getSignaturesOfType(PGPSignature.DIRECT_KEY),
                signature -> signature.verifyCertification(primary)));
    Optional<PGPSignature> named =
        names().stream().flatMap(name -> name.certification().stream()).findFirst();
    return Stream.of(direct, named).flatMap(Optional::stream).toList();
  }

  List<UserId> userIds() {
    return names().stream().map(name -> new UserId(name.text(), name.standing())).toList();
  }

  private List<Name> names() {
    List<Name> names = new ArrayList<>();
    primary.getRawUserIDs().forEachRemaining(id -> names.add(name(id)));
    names.sort(Name.PRIMARY_FIRST);
    return names;
  }

  private Name name(byte[] id) {
    List<PGPSignature> signatures =
        correct(
                primary.getSignaturesForID(id),
                signature -> signature.verifyCertification(id, primary))
            .toList();
    Optional<PGPSignature> newest = newest(signatures.stream());
    UserId.Standing standing =
        newest
            .map(signature ->
                signature.isCertification() ? UserId.Standing.VALID : UserId.Standing.REVOKED)
            .orElse(UserId.Standing.UNSIGNED);
    return new Name(Printable.text(id), standing, newest.filter(PGPSignature::isCertification));
  }

  private Optional<PGPSignature> newest(Stream<PGPSignature> signatures) {
    return signatures
        .filter(this::inForce)
        .reduce((one, other) -> created(other).isBefore(created(one)) ? one : other);
  }

  private boolean inForce(PGPSignature signature) {
    PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
    long seconds = hashed == null ? 0 : hashed.getSignatureExpirationTime();
    return !created(signature).isAfter(now)
        && (seconds == 0 || created(signature).plusSeconds(seconds).isAfter(now));
  }

  private static Instant created(PGPSignature signature) {
    return signature.getCreationTime().toInstant();
  }

  private Stream<PGPSignature> correct(Iterator<PGPSignature> signatures, Verification verified) {
    List<PGPSignature> correct = new ArrayList<>();
    signatures.forEachRemaining(signature -> {
      if (isCorrect(signature, verified)) {
        correct.add(signature);
      }
    });
    return correct.stream();
  }

  private boolean isCorrect(PGPSignature signature, Verification verified) {
    List<KeyIdentifier> issuers = signature.getKeyIdentifiers();
    if (!issuers.isEmpty()
        && !KeyIdentifier.matches(issuers, primary.getKeyIdentifier(), /* explicit= */ true)) {
      return false;
    }
    try {
      signature.init(new BcPGPContentVerifierBuilderProvider(), primary);
      return acceptable(signature) && verified.by(signature);
    } catch (PGPException | RuntimeException e) { // Bouncy Castle throws many kinds on bad bytes
      return false;
    }
  }

  private static boolean acceptable(PGPSignature signature) {
    return signature.getHashedSubPackets() == null // version 3 has none
        ? POLICY.hasAcceptableSignatureHashAlgorithm(signature)
        : POLICY.isAcceptableSignature(signature);
  }

  private interface Verification {
    boolean by(PGPSignature signature) throws PGPException;
  }

  /// A user id, and the signature that makes it one.
  private record Name(String text, UserId.Standing standing, Optional<PGPSignature> certification) {
    static final Comparator<Name> PRIMARY_FIRST =
        Comparator.comparing(Name::standing)
            .thenComparing(Name::declaredPrimary, Comparator.reverseOrder())
            .thenComparing(Name::since, Comparator.reverseOrder());

    boolean declaredPrimary() {
      return certification
          .map(PGPSignature::getHashedSubPackets)
          .map(PGPSignatureSubpacketVector::isPrimaryUserID)
          .orElse(false);
    }

    Instant since() {
      return certification.map(SelfSignatures::created).orElse(Instant.EPOCH);
    }
  }
}
