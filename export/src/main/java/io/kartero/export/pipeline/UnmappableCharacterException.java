package io.kartero.export.pipeline;

import java.nio.charset.Charset;

/// A value holds a character that the file's charset does not have.
public final class UnmappableCharacterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnmappableCharacterException(long row, String column, String character, Charset charset) {
    super(
        "Row %d, column \"%s\": %s has no %s. Nothing was delivered. Choose charset UTF-8, or set"
                .formatted(row, column, charset.name(), character)
            + " charset_errors to replace, which writes a question mark instead.");
  }
}
