package io.kartero.export.pgp;

import java.util.Locale;
import java.util.regex.Pattern;

/// A key's id or fingerprint as somebody wrote it.
///
/// @param digits 8, 16, 40 or 64 upper-case hex digits
record Identifier(String digits) {
  static final String ACCEPTED = "8 or 16 hex digits, or a whole fingerprint of 40 or 64";

  private static final Pattern PREFIX = Pattern.compile("^0[xX]");
  private static final Pattern DIGITS =
      Pattern.compile("[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40}|[0-9A-F]{64}");

  static Identifier parse(String text) {
    String bare = text.replaceAll("\\s", "");
    String digits = PREFIX.matcher(bare).replaceFirst("").toUpperCase(Locale.ROOT);
    if (!DIGITS.matcher(digits).matches()) {
      throw UnusableKeyException.inIdentifier(quoted(text) + " is not the id of a key", ACCEPTED);
    }
    return new Identifier(digits);
  }

  /// Text far longer than an identifier may be anything, a private key too, and is not shown.
  private static String quoted(String text) {
    return text.length() > 100 ? "a text of " + text.length() + " characters" : "'" + text + "'";
  }

  /// An id is the end of a fingerprint up to version 4, and its beginning from then on.
  boolean fits(CertificateKey key) {
    return switch (digits.length()) {
      case 8 ->
          key.fingerprint().length() == 64
              ? key.id().startsWith(digits)
              : key.id().endsWith(digits);
      case 16 -> key.id().equals(digits);
      default -> key.fingerprint().equals(digits);
    };
  }
}
