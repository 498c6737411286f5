package io.kartero.export.compress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the compressor made is read by the JDK, through a whole gzip file.
final class TextCodecTest {
  private static final int BLOCK = BlockCompressor.BLOCK_LENGTH;

  @ParameterizedTest
  @EnumSource
  void everyLengthUpToAHundredReadsBack(Plain kind) {
    for (int length = 0; length <= 100; length++) {
      assertReadsBack(kind.bytes(length, new Random(length)), 6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void wholeBlocksReadBackAtEveryLevel(Plain kind) {
    for (int level = 6; level <= 9; level++) {
      assertReadsBack(kind.bytes(BLOCK, new Random(level)), level);
      assertReadsBack(kind.bytes(BLOCK - 1, new Random(level)), level);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 257, 258, 259, 260, 516, 517})
  void runsOfEveryLengthThatMattersReadBack(int run) {
    byte[] plain = new byte[40 * run];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = (byte) (i % run == 0 ? i / run : 'a');
    }
    assertReadsBack(plain, 6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 32_767, 32_768, 32_769, 65_536})
  void whatComesAgainAtTheWindowsEdgeReadsBack(int distance) {
    byte[] plain = Plain.NOISE.bytes(distance + 300, new Random(distance));
    System.arraycopy(plain, 0, plain, distance, 300);
    byte[] piece = assertReadsBack(plain, 6);
    int saved = distance > 1 && distance <= 32_768 ? 150 : -1_000;
    assertThat(piece.length).isLessThan(plain.length - saved);
  }

  @Test
  void wordsThatWouldBeTooLongAreShortened() {
    // Fibonacci's numbers as frequencies make Huffman's deepest tree: deeper than 15.
    byte[] plain = new byte[BLOCK];
    int at = 0;
    for (int symbol = 0, rare = 1, next = 1; at + rare < BLOCK; symbol++) {
      Arrays.fill(plain, at, at += rare, (byte) symbol);
      next += rare;
      rare = next - rare;
    }
    shuffle(plain, new Random(1));
    assertReadsBack(plain, 6);
  }

  @Test
  void noiseIsStoredAndGrowsByItsFramesOnly() {
    byte[] piece = assertReadsBack(Plain.NOISE.bytes(BLOCK, new Random(5)), 6);
    assertThat(piece.length).isBetween(BLOCK, BLOCK + 20 * 5);
  }

  @Test
  void equalTextGivesEqualBytesWhateverCameBefore() {
    byte[] plain = Plain.CSV.bytes(BLOCK, new Random(6));
    byte[] fresh = assertReadsBack(plain, 6);
    try (TextCodec codec = codec(6)) {
      for (Plain kind : Plain.values()) {
        codec.compress(kind.bytes(BLOCK, new Random(7)), BLOCK, new Piece());
      }
      assertThat(compressed(codec, plain)).isEqualTo(fresh);
    }
  }

  @Test
  void higherLevelsMakeSmallerPiecesAndTheLowestIsSmallerThanZlibs() {
    StringBuilder text = new StringBuilder();
    Random random = new Random(8);
    String[] names = {"佐藤 陽翔", "鈴木 さくら", "高橋 美咲", "田中 蓮", "伊藤 翔太"};
    while (text.length() < BLOCK) {
      text.append(random.nextInt(1_000_000)).append(',').append(names[random.nextInt(5)]);
      text.append(',').append(random.nextDouble()).append(",東京都港区本町\n");
    }
    byte[] plain = Arrays.copyOf(text.toString().getBytes(UTF_8), BLOCK);
    long size = JdkStream.size(plain, 6);
    for (int level = 6; level <= 9; level++) {
      int smaller = assertReadsBack(plain, level).length;
      assertThat((long) smaller).isLessThan(size);
      size = smaller;
    }
  }

  private static byte[] assertReadsBack(byte[] plain, int level) {
    try (TextCodec codec = codec(level);
        BlockCompressor compressor = new BlockCompressor(() -> codec(level), () -> codec(level))) {
      Piece checked = Gzip.piece(compressor, 0, plain);
      assertThat(Arrays.equals(Gzip.plain(Gzip.member(checked)), plain)).isTrue();
      byte[] piece = compressed(codec, plain);
      assertThat(piece).isEqualTo(Arrays.copyOf(checked.bytes(), checked.size()));
      return piece;
    }
  }

  private static byte[] compressed(TextCodec codec, byte[] plain) {
    Piece piece = new Piece();
    int size = codec.compress(plain, plain.length, piece);
    return Arrays.copyOf(piece.bytes(), size);
  }

  private static TextCodec codec(int level) {
    return new TextCodec(TextCodec.Effort.of(level), new JdkCodec(6));
  }

  private static void shuffle(byte[] bytes, Random random) {
    for (int i = bytes.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      byte swapped = bytes[i];
      bytes[i] = bytes[other];
      bytes[other] = swapped;
    }
  }
}
