package io.kartero.export.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/// The name of an OpenPGP key: a short or long key id, or a fingerprint.
final class KeyIdentifier {
  private static final Pattern HEXADECIMAL =
      Pattern.compile("[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40}|[0-9A-F]{64}");

  private KeyIdentifier() {}

  /// The digits in capitals, without `0x` and the spaces that gpg prints.
  static String parse(String text) {
    String upper = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    String digits = upper.startsWith("0X") ? upper.substring(2) : upper;
    if (!HEXADECIMAL.matcher(digits).matches()) {
      throw new Unfit(
          "is " + Shown.quoted(text) + ", which is no key id",
          "give the 8 or 16 hexadecimal digits of a key id, or all of a fingerprint, as"
              + " `gpg --list-keys --with-subkey-fingerprint` shows them");
    }
    return digits;
  }
}
