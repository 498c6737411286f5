package io.kartero.export.pipeline;

import java.nio.charset.Charset;

/// A value or a column's name holds a character that the file's charset does not have.
public final class UnmappableCharacterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private UnmappableCharacterException(String place, String character, Charset charset) {
    super(
        "%s: %s has no %s. Nothing was delivered. Choose charset UTF-8, or set"
                .formatted(place, charset.name(), character)
            + " charset_errors to replace, which writes a question mark instead.");
  }

  static UnmappableCharacterException inHeader(String character, Charset charset) {
    return new UnmappableCharacterException("A column's name", character, charset);
  }

  /// @param row counted from 1, without the header line
  static UnmappableCharacterException inRow(
      long row, String column, String character, Charset charset) {
    return new UnmappableCharacterException(
        "Row %d, column \"%s\"".formatted(row, column), character, charset);
  }
}
