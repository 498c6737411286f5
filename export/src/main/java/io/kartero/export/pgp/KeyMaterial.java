package io.kartero.export.pgp;

/// OpenPGP packets in a row, and where they came from.
///
/// @param origin how to call them in a message, such as `the armored key in line 3`
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
record KeyMaterial(String origin, byte[] packets) {
  UnusableKeyException damagedAt(int offset, String finding) {
    return UnusableKeyException.inKey(
        origin + " is damaged at byte " + offset + " of " + packets.length + ": " + finding,
        KeyText.HOW_TO_EXPORT);
  }
}
