package io.kartero.query.duckdb;

/// A number of bytes.
public record ByteSize(long bytes) {
  public ByteSize {
    if (bytes <= 0) {
      throw new IllegalArgumentException(bytes + " bytes");
    }
  }

  public static ByteSize ofMebibytes(long mebibytes) {
    return new ByteSize(Math.multiplyExact(mebibytes, 1L << 20));
  }

  public static ByteSize ofGibibytes(long gibibytes) {
    return new ByteSize(Math.multiplyExact(gibibytes, 1L << 30));
  }

  /// The number with the largest binary unit that divides it.
  @Override
  public String toString() {
    String[] units = {"B", "KiB", "MiB", "GiB"};
    int unit = Math.min(units.length - 1, Long.numberOfTrailingZeros(bytes) / 10);
    return (bytes >> (10 * unit)) + " " + units[unit];
  }
}
