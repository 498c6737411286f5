package io.kartero.export.pgp;

/// How an OpenPGP message is written.
public enum Armor {
  /// As bytes; the usual choice for files.
  BINARY,
  /// As lines of base64 between `-----BEGIN PGP MESSAGE-----` and its end: a third larger.
  ASCII
}
