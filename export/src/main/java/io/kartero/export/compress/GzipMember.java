package io.kartero.export.compress;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Set;

/// One gzip member (RFC 1952) made of pieces. Write [#header], then every piece's bytes in order as
/// it is appended, then [#trailer]. It belongs to one thread at a time.
public final class GzipMember {
  // A last block with nothing in it: in the fixed code, so that it takes ten bits.
  private static final byte[] EMPTY_LAST_BLOCK = {3, 0};

  private final Crc32Sequence crc32 = new Crc32Sequence();
  private final Set<GzipEngine> engines = EnumSet.noneOf(GzipEngine.class);
  private long plainLength;

  /// No name, no time, no operating system: equal rows give equal bytes.
  public byte[] header() {
    return new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
  }

  public void append(Piece piece) {
    crc32.append(piece.crc32(), piece.plainLength());
    plainLength += piece.plainLength();
    engines.add(piece.engine());
  }

  /// The plain bytes of all pieces so far. The format itself keeps this modulo 2^32 only.
  public long plainLength() {
    return plainLength;
  }

  /// Who made the pieces so far.
  public Set<GzipEngine> engines() {
    return Set.copyOf(engines);
  }

  public byte[] trailer() {
    return ByteBuffer.allocate(EMPTY_LAST_BLOCK.length + 2 * Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(EMPTY_LAST_BLOCK)
        .putInt(crc32.value())
        .putInt((int) plainLength)
        .array();
  }
}
