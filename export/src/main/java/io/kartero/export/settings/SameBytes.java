package io.kartero.export.settings;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// Characters that a charset writes with the same bytes, as Shift_JIS does the yen sign and the
/// backslash.
final class SameBytes {
  private SameBytes() {}

  /// Another character that cannot be told from this one once it is written.
  static Optional<String> as(String character, Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return Optional.empty();
    }
    byte[] bytes = character.getBytes(charset);
    CharsetEncoder encoder = charset.newEncoder();
    return IntStream.rangeClosed(0, Character.MAX_VALUE)
        .mapToObj(Character::toString)
        .filter(other -> !other.equals(character))
        .filter(other -> Arrays.equals(other.getBytes(charset), bytes) && encoder.canEncode(other))
        .findFirst();
  }
}
