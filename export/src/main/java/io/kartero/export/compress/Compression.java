package io.kartero.export.compress;

/// How the file is compressed.
public sealed interface Compression {
  record None() implements Compression {}

  /// @param level 1 (fastest) to 9 (smallest)
  record Gzip(int level) implements Compression {
    public static final int DEFAULT_LEVEL = 6;

    public Gzip {
      if (level < 1 || level > 9) {
        throw new IllegalArgumentException("gzip level " + level);
      }
    }
  }

  record Bzip2() implements Compression {}
}
