package io.kartero.export.pgp;

import io.kartero.export.pgp.CertificateKey.Use;
import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.bcpg.sig.KeyFlags;

/// What a key may be used for.
final class KeyUses {
  private KeyUses() {}

  /// As its owner's signature says. Section 5.2.3.29 of RFC 9580.
  static Set<Use> of(int flags) {
    Set<Use> uses = EnumSet.noneOf(Use.class);
    for (Use use : Use.values()) {
      if ((flags & flag(use)) != 0) {
        uses.add(use);
      }
    }
    return uses;
  }

  private static int flag(Use use) {
    return switch (use) {
      case CERTIFY -> KeyFlags.CERTIFY_OTHER;
      case SIGN -> KeyFlags.SIGN_DATA;
      case ENCRYPT_COMMUNICATIONS -> KeyFlags.ENCRYPT_COMMS;
      case ENCRYPT_STORAGE -> KeyFlags.ENCRYPT_STORAGE;
      case AUTHENTICATE -> KeyFlags.AUTHENTICATION;
    };
  }

  /// Whatever its algorithm can: so it is with keys from before there were flags.
  static Set<Use> of(KeyAlgorithm algorithm) {
    return switch (algorithm.ability()) {
      case ENCRYPT -> EnumSet.of(Use.ENCRYPT_COMMUNICATIONS, Use.ENCRYPT_STORAGE);
      case SIGN -> EnumSet.of(Use.CERTIFY, Use.SIGN, Use.AUTHENTICATE);
      case BOTH -> EnumSet.allOf(Use.class);
      case UNKNOWN -> Set.of();
    };
  }
}
