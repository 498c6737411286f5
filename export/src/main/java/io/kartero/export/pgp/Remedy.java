package io.kartero.export.pgp;

/// What the owner of a refused key can do about it.
final class Remedy {
  static final String OTHER_SUBKEY =
      "the key's owner adds an encryption subkey (gpg --quick-add-key FINGERPRINT cv25519 encr)"
          + " and exports the key again";
  static final String RENEWED =
      "the key's owner extends it (gpg --quick-set-expire FINGERPRINT 1y '*') or makes a new one,"
          + " and exports the key again";
  static final String NEW_KEY = "give the key that replaces it";
  static final String COMPLETE_EXPORT =
      "the key may be damaged or forged: export it again from where it was made";

  static final String CLOCK = "compare this machine's clock with that of the key's owner";

  private Remedy() {}
}
