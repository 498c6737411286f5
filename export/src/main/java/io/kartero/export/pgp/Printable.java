package io.kartero.export.pgp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Text that somebody else wrote into a key, made safe for a terminal and a log.
final class Printable {
  private static final int LONGEST = 200;

  private Printable() {}

  static String text(String text) {
    String shown =
        text.codePointCount(0, text.length()) > LONGEST
            ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "..."
            : text;
    return shown.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }

  /// UTF-8, as the standard wants it, or ISO 8859-1, as old programs wrote it.
  static String text(byte[] bytes) {
    try {
      return text(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return text(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }
}
