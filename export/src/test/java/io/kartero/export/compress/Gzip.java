package io.kartero.export.compress;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Whole gzip files, the way an ordered writer makes them, and back.
final class Gzip {
  private Gzip() {}

  static byte[] file(byte[] plain, int blockLength, int level) {
    return file(plain, blockLength, () -> BlockCompressor.gzip(level));
  }

  /// As many workers as there are processors; each compresses whichever block comes next.
  static byte[] file(byte[] plain, int blockLength, Supplier<BlockCompressor> compressors) {
    int blocks = (plain.length + blockLength - 1) / blockLength;
    Queue<BlockCompressor> idle = new ConcurrentLinkedQueue<>();
    Piece[] pieces =
        IntStream.range(0, blocks)
            .parallel()
            .mapToObj(number -> {
              int from = number * blockLength;
              int to = Math.min(plain.length, from + blockLength);
              @Nullable BlockCompressor free = idle.poll();
              BlockCompressor compressor = free == null ? compressors.get() : free;
              Piece piece = piece(compressor, number, Arrays.copyOfRange(plain, from, to));
              idle.add(compressor);
              return piece;
            })
            .toArray(Piece[]::new);
    idle.forEach(BlockCompressor::close);
    return member(pieces);
  }

  static byte[] member(Piece... pieces) {
    GzipMember member = new GzipMember();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(member.header());
    for (Piece piece : pieces) {
      file.write(piece.bytes(), 0, piece.size());
      member.append(piece);
    }
    file.writeBytes(member.trailer());
    return file.toByteArray();
  }

  static byte[] plain(byte[] file) {
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(file), 65_536)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Piece piece(BlockCompressor compressor, long number, byte[] plain) {
    Piece piece = new Piece();
    compressor.compress(number, plain, plain.length, piece);
    return piece;
  }

  static BlockCompressor jdkOnly(int level) {
    return new BlockCompressor(() -> new JdkCodec(level), () -> new JdkCodec(level));
  }

  static BlockCompressor nativeIfAny(int level) {
    return Libdeflate.isAvailable()
        ? new BlockCompressor(() -> Libdeflate.codec(level), () -> Libdeflate.codec(level))
        : jdkOnly(level);
  }
}
