package io.kartero.export.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockCompressorTest {
  private static final byte[] PLAIN = Plain.CSV.bytes(700, new Random(1));

  @Test
  void aPieceKnowsWhatItStandsForAndCanBeUsedAgain() {
    Piece piece = new Piece();
    try (BlockCompressor compressor = BlockCompressor.gzip(6)) {
      compressor.compress(0, Plain.NOISE.bytes(100_000, new Random(2)), 100_000, piece);
      compressor.compress(0, PLAIN, 600, piece);
    }
    assertThat(piece.plainLength()).isEqualTo(600);
    assertThat(piece.size()).isBetween(100, 600);
    assertThat(Gzip.plain(Gzip.member(piece))).isEqualTo(Arrays.copyOf(PLAIN, 600));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 9})
  void theFirstTwoBlocksAreTheJdksWorkAndTheOthersOurOwnOrLibdeflates(int level) {
    GzipEngine fast = Libdeflate.isAvailable() ? GzipEngine.LIBDEFLATE : GzipEngine.JDK;
    GzipEngine later = level < 6 ? fast : GzipEngine.KARTERO;
    try (BlockCompressor compressor = BlockCompressor.gzip(level)) {
      assertThat(Gzip.piece(compressor, 0, PLAIN).engine()).isEqualTo(GzipEngine.JDK);
      assertThat(Gzip.piece(compressor, 1, PLAIN).engine()).isEqualTo(GzipEngine.JDK);
      assertThat(Gzip.piece(compressor, 2, PLAIN).engine()).isEqualTo(later);
      assertThat(Gzip.piece(compressor, 1L << 40, PLAIN).engine()).isEqualTo(later);
    }
  }

  @Test
  void anEmptyBlockIsAPieceToo() {
    try (BlockCompressor compressor = BlockCompressor.gzip(6)) {
      byte[] none = {};
      Piece[] pieces = new Piece[4];
      Arrays.setAll(pieces, number -> Gzip.piece(compressor, number, none));
      assertThat(Gzip.plain(Gzip.member(pieces))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void howMuchRoomAPieceHasDoesNotChangeItsBytes(Plain kind) {
    byte[] plain = kind.bytes(200_000, new Random(3));
    Piece fresh = new Piece();
    Piece roomy = new Piece();
    roomy.room(1 << 20);
    try (JdkCodec codec = new JdkCodec(9)) {
      int size = codec.compress(plain, plain.length, fresh);
      assertThat(codec.compress(plain, plain.length, roomy)).isEqualTo(size);
      assertThat(Arrays.mismatch(fresh.bytes(), 0, size, roomy.bytes(), 0, size)).isNegative();
    }
  }

  @Test
  void aPieceThatDoesNotReadBackIsRefusedAndLeavesEmpty() {
    Piece piece = new Piece();
    try (BlockCompressor compressor =
        damaging(new JdkCodec(6), BlockCompressorTest::withAnotherLetter)) {
      assertThatThrownBy(() -> compressor.compress(7, PLAIN, PLAIN.length, piece))
          .isInstanceOf(CompressionException.class)
          .hasMessage(
              "Block 7 of the gzip file (700 bytes, compressed by JDK) does not read back: byte 3"
                  + " differs. It was not written. Export again; if this comes back, check the"
                  + " memory of this machine, or start Java with"
                  + " -Dio.airlift.compress.v3.disable-native=true.");
    }
    assertThat(piece.size()).isZero();
    assertThat(piece.plainLength()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void whateverBitIsFlippedThePieceReadsBackOrIsRefused(GzipEngine engine) {
    int bits = 8 * Gzip.piece(compressorOf(engine), 9, PLAIN).size();
    int refused = 0;
    for (int bit = 0; bit < bits; bit++) {
      int flipped = bit;
      refused += refusals(engine, (piece, size) -> flip(piece, size, flipped));
    }
    // The padding in front of the empty stored block at the end may hold anything.
    assertThat(refused).isBetween(bits - 7, bits);
  }

  @ParameterizedTest
  @EnumSource
  void lostAndAddedBytesAreRefused(GzipEngine engine) {
    for (int lost = 1; lost < 40; lost++) {
      int bytes = lost;
      assertThat(refusals(engine, (piece, size) -> size - bytes)).as("%d lost", lost).isOne();
      assertThat(refusals(engine, (piece, size) -> repeatStart(piece, size, bytes)))
          .as("%d added", lost)
          .isOne();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPieceThatEndsTheStreamIsRefused(GzipEngine engine) {
    byte[] complete = JdkStream.of(PLAIN, 6);
    assertThat(refusals(engine, (piece, size) -> replace(piece, complete))).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void anotherBlocksPieceIsRefused(GzipEngine engine) {
    byte[] other = Plain.CSV.bytes(PLAIN.length, new Random(4));
    Piece others = Gzip.piece(compressorOf(engine), 9, other);
    byte[] bytes = Arrays.copyOf(others.bytes(), others.size());
    assertThat(refusals(engine, (piece, size) -> replace(piece, bytes))).isOne();
  }

  /// 1 when the damaged piece was refused, 0 when it left and reads back all the same.
  private static int refusals(GzipEngine engine, DamagingCodec.Damage damage) {
    Piece piece = new Piece();
    try (BlockCompressor compressor = damaging(codecOf(engine), damage)) {
      compressor.compress(9, PLAIN, PLAIN.length, piece);
      assertThat(Gzip.plain(Gzip.member(piece))).isEqualTo(PLAIN);
      return 0;
    } catch (CompressionException refused) {
      assertThat(piece.size()).isZero();
      return 1;
    }
  }

  private static BlockCompressor compressorOf(GzipEngine engine) {
    return new BlockCompressor(() -> codecOf(engine), () -> codecOf(engine));
  }

  private static Codec codecOf(GzipEngine engine) {
    return switch (engine) {
      case KARTERO -> new TextCodec(TextCodec.Effort.of(6), new JdkCodec(6));
      case LIBDEFLATE -> Libdeflate.isAvailable() ? Libdeflate.codec(6) : new JdkCodec(6);
      case JDK -> new JdkCodec(6);
    };
  }

  private static BlockCompressor damaging(Codec codec, DamagingCodec.Damage damage) {
    return new BlockCompressor(() -> new JdkCodec(6), () -> new DamagingCodec(codec, damage));
  }

  private static int flip(Piece piece, int size, int bit) {
    piece.bytes()[bit >>> 3] ^= (byte) (1 << (bit & 7));
    return size;
  }

  private static int repeatStart(Piece piece, int size, int count) {
    byte[] room = piece.room(size + count);
    System.arraycopy(room, 0, room, size, count);
    return size + count;
  }

  private static int replace(Piece piece, byte[] bytes) {
    System.arraycopy(bytes, 0, piece.room(bytes.length), 0, bytes.length);
    return bytes.length;
  }

  /// A piece in good order whose fourth plain byte is another.
  private static int withAnotherLetter(Piece piece, int size) {
    byte[] other = PLAIN.clone();
    other[3] ^= 1;
    try (JdkCodec codec = new JdkCodec(6)) {
      return codec.compress(other, other.length, piece);
    }
  }
}
