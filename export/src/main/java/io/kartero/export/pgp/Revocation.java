package io.kartero.export.pgp;

import java.time.Instant;
import java.util.Locale;
import org.bouncycastle.bcpg.sig.RevocationReason;
import org.bouncycastle.bcpg.sig.RevocationReasonTags;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;

/// The owner's word that a key, or a user id, is not to be used any more.
///
/// @param comment the owner's own words; often empty
public record Revocation(Instant at, Reason reason, String comment) {
  /// Section 5.2.3.31 of RFC 9580.
  public enum Reason {
    NOT_GIVEN,
    SUPERSEDED,
    COMPROMISED,
    RETIRED,
    USER_ID_NO_LONGER_VALID
  }

  static Revocation of(PGPSignature signature) {
    Instant at = signature.getCreationTime().toInstant();
    PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
    RevocationReason given = hashed == null ? null : hashed.getRevocationReason();
    return given == null
        ? new Revocation(at, Reason.NOT_GIVEN, "")
        : new Revocation(
            at,
            reason(given.getRevocationReason()),
            Printable.text(given.getRevocationDescription()));
  }

  private static Reason reason(byte code) {
    return switch (code) {
      case RevocationReasonTags.KEY_SUPERSEDED -> Reason.SUPERSEDED;
      case RevocationReasonTags.KEY_COMPROMISED -> Reason.COMPROMISED;
      case RevocationReasonTags.KEY_RETIRED -> Reason.RETIRED;
      case RevocationReasonTags.USER_NO_LONGER_VALID -> Reason.USER_ID_NO_LONGER_VALID;
      default -> Reason.NOT_GIVEN;
    };
  }

  /// Such as `2026-01-31T10:00:00Z, superseded: see the new key`.
  @Override
  public String toString() {
    String why = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String because = reason == Reason.NOT_GIVEN ? "" : ", " + why;
    return at + because + (comment.isEmpty() ? "" : ": " + comment);
  }
}
