package io.kartero.export.compress;

/// A real codec whose pieces are damaged on their way out.
record DamagingCodec(Codec codec, Damage damage) implements Codec {
  interface Damage {
    /// Changes the piece of that size; returns its new size.
    int apply(Piece piece, int size);
  }

  @Override
  public GzipEngine engine() {
    return codec.engine();
  }

  @Override
  public int compress(byte[] plain, int length, Piece into) {
    return damage.apply(into, codec.compress(plain, length, into));
  }

  @Override
  public int decompress(byte[] stream, int size, byte[] plain, int limit) {
    return codec.decompress(stream, size, plain, limit);
  }

  @Override
  public void close() {
    codec.close();
  }
}
