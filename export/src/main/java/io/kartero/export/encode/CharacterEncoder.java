package io.kartero.export.encode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Turns encoded rows from UTF-8 into the dialect's charset. An instance belongs to one thread;
/// each call starts afresh, so whole rows must come in.
public final class CharacterEncoder {
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharsetEncoder encoder;
  private CharBuffer characters = CharBuffer.allocate(0);

  public CharacterEncoder(Dialect dialect) {
    CodingErrorAction action =
        switch (dialect.unmappable()) {
          case FAIL -> CodingErrorAction.REPORT;
          case REPLACE -> CodingErrorAction.REPLACE;
        };
    this.encoder = dialect.charset().newEncoder().onUnmappableCharacter(action);
  }

  /// Appends `source` to `target`.
  ///
  /// @return whether every character could be written; if not, `target` is as it was
  public boolean encode(Block source, Block target) {
    decode(source);
    long limit = (long) Math.ceil(characters.remaining() * (double) encoder.maxBytesPerChar());
    target.reserve(limit);
    ByteBuffer bytes = ByteBuffer.wrap(target.array, target.size, (int) limit);
    encoder.reset();
    CoderResult result = encoder.encode(characters, bytes, true);
    if (result.isUnderflow()) {
      result = encoder.flush(bytes);
    }
    if (result.isError()) {
      return false;
    }
    target.size = bytes.position();
    return true;
  }

  /// The first character of `source` that the charset does not have, as `U+1F600`.
  public Optional<String> unmappable(Block source) {
    decode(source);
    encoder.reset(); // it may have been left amid the rows that it could not encode
    return characters
        .toString()
        .codePoints()
        .filter(character -> !encoder.canEncode(Character.toString(character)))
        .mapToObj("U+%04X"::formatted)
        .findFirst();
  }

  private void decode(Block source) {
    if (characters.capacity() < source.size) {
      characters = CharBuffer.allocate(source.size);
    }
    characters.clear();
    decoder.reset();
    CoderResult result =
        decoder.decode(ByteBuffer.wrap(source.array, 0, source.size), characters, true);
    if (result.isError()) {
      throw new IllegalStateException("the engine's text is not UTF-8: " + result);
    }
    decoder.flush(characters);
    characters.flip();
  }
}
