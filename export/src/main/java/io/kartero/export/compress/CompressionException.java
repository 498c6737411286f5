package io.kartero.export.compress;

import org.jspecify.annotations.Nullable;

/// A block could not be compressed so that it reads back as it was. Nothing of it may be written.
public final class CompressionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CompressionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
