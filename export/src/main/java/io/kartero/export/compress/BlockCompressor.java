package io.kartero.export.compress;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Compresses blocks for a [GzipMember], each by itself. One for each worker; it belongs to one
/// thread at a time.
///
/// The first two blocks of a member are the JDK's work, so that small files wait neither for the
/// native library nor for the compiler. The others are our own from level 6 on, and below
/// libdeflate's, where that can be loaded. Equal blocks give equal bytes, however many workers
/// there are.
///
/// Every piece is decompressed and compared before it leaves.
public final class BlockCompressor implements AutoCloseable {
  /// The best length for a block: files of some megabytes are no larger than zlib makes them in one
  /// stream. Blocks of 300 KB make them 0.3 % larger; longer ones take memory and save little.
  public static final int BLOCK_LENGTH = 512 * 1024;

  /// Files of so many blocks do not need the native library, nor our own code compiled. The JDK is
  /// slower by less than that takes.
  static final int JDK_BLOCKS = 2;

  // A last block with one byte in it. It closes a piece for the check: had the piece ended early,
  // or not at a byte boundary, this byte would not come out behind its plain bytes.
  private static final byte MARK = 0x4B;
  private static final byte[] SEAL = {1, 1, 0, (byte) 0xFE, (byte) 0xFF, MARK};

  private final Supplier<Codec> first;
  private final Supplier<Codec> others;
  private final CRC32 crc32 = new CRC32();
  private @Nullable Codec codecOfFirst;
  private @Nullable Codec codecOfOthers;
  private byte[] restored = {};

  BlockCompressor(Supplier<Codec> first, Supplier<Codec> others) {
    this.first = first;
    this.others = others;
  }

  /// @param level 1 (fastest) to 9 (smallest)
  public static BlockCompressor gzip(int level) {
    return new BlockCompressor(
        () -> new JdkCodec(level),
        () ->
            level < TextCodec.Effort.LOWEST_LEVEL
                ? fastest(level)
                : new TextCodec(TextCodec.Effort.of(level), fastest(1)));
  }

  private static Codec fastest(int level) {
    return Libdeflate.isAvailable() ? Libdeflate.codec(level) : new JdkCodec(level);
  }

  /// Compresses the first `length` bytes of `plain`.
  ///
  /// @param number the block's place in its member, from 0
  /// @throws CompressionException when the piece does not read back; it is empty then
  public void compress(long number, byte[] plain, int length, Piece into) {
    into.empty();
    Codec codec = codec(number);
    crc32.reset();
    crc32.update(plain, 0, length);
    try {
      int size = codec.compress(plain, length, into);
      check(codec, into.room(size + SEAL.length), size, plain, length);
      into.fill(size, (int) crc32.getValue(), length, codec.engine());
    } catch (CompressionException e) {
      throw unusable(number, length, codec, e);
    }
  }

  private Codec codec(long number) {
    if (number < JDK_BLOCKS) {
      if (codecOfFirst == null) {
        codecOfFirst = first.get();
      }
      return codecOfFirst;
    }
    if (codecOfOthers == null) {
      codecOfOthers = others.get();
    }
    return codecOfOthers;
  }

  private void check(Codec codec, byte[] room, int size, byte[] plain, int length) {
    if (restored.length <= length) {
      restored = new byte[length + 1];
    }
    System.arraycopy(SEAL, 0, room, size, SEAL.length);
    int restoredLength = codec.decompress(room, size + SEAL.length, restored, length + 1);
    if (restoredLength != length + 1 || restored[length] != MARK) {
      throw new CompressionException("its end comes after " + restoredLength + " bytes", null);
    }
    int difference = Arrays.mismatch(plain, 0, length, restored, 0, length);
    if (difference >= 0) {
      throw new CompressionException("byte " + difference + " differs", null);
    }
  }

  private static CompressionException unusable(
      long number, int length, Codec codec, CompressionException reason) {
    return new CompressionException(
        ("Block %d of the gzip file (%d bytes, compressed by %s) does not read back: %s. It was not"
                + " written. Export again; if this comes back, check the memory of this machine, or"
                + " start Java with -Dio.airlift.compress.v3.disable-native=true.")
            .formatted(number, length, codec.engine(), reason.getMessage()),
        reason);
  }

  @Override
  public void close() {
    if (codecOfFirst != null) {
      codecOfFirst.close();
      codecOfFirst = null;
    }
    if (codecOfOthers != null) {
      codecOfOthers.close();
      codecOfOthers = null;
    }
  }
}
