package io.kartero.export.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeflateWalkerTest {
  private static final byte[] ROOM = new byte[1 << 20];

  private final DeflateWalker walker = new DeflateWalker();

  @ParameterizedTest
  @CsvSource({
    "0300, 0, 10", // an empty block in the fixed code
    "010000ffff, 0, 40", // an empty stored block
    "000000ffff010000ffff, 40, 80",
    "4a04000000ffff0300, 56, 66", // the letter a, a flush, an empty last block
  })
  void theLastBlockIsFound(String hex, long start, long end) {
    byte[] stream = HexFormat.of().parseHex(hex);
    assertThat(walk(stream, stream.length)).isEqualTo(new DeflateWalker.LastBlock(start, end));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "07           | a block of type 3 (bit 3 of 8)",
        "0100000000   | a stored block whose length is not repeated (bit 40 of 40)",
        "010500faff61 | its last block ends elsewhere (bit 80 of 48)",
        "030000       | its last block ends elsewhere (bit 10 of 24)",
        "02           | it goes on behind its end (bit 23 of 8)",
        "033e00       | a symbol that does not exist (bit 15 of 24)",
        "05009204     | a Huffman code with too many words (bit 29 of 32)",
        "fd0000       | a block with 288 literals and lengths (bit 17 of 24)",
      })
  void whatIsNotOneCompleteStreamIsRefusedWithThePlace(String hex, String reason) {
    byte[] stream = HexFormat.of().parseHex(hex);
    assertThatThrownBy(() -> walk(stream, stream.length))
        .isInstanceOf(CompressionException.class)
        .hasMessage("not one complete deflate stream: " + reason);
  }

  @Test
  void everyPrefixOfAStreamIsRefused() {
    for (Plain kind : Plain.values()) {
      byte[] stream = JdkStream.of(kind.bytes(3000, new Random(1)), 6);
      walk(stream, stream.length);
      for (int size = 0; size < stream.length; size++) {
        int prefix = size;
        assertThatThrownBy(() -> walk(stream, prefix))
            .as("%d of %d bytes of %s", size, stream.length, kind)
            .isInstanceOf(CompressionException.class);
      }
    }
  }

  @Test
  void whatZlibAcceptsIsAcceptedAndDamageNeverLeavesTheArray() {
    int accepted = 0;
    int refused = 0;
    for (long seed = 0; seed < 40_000; seed++) {
      Random random = new Random(seed);
      byte[] stream = damagedStream(random);
      boolean walked = accepts(stream);
      if (zlibAccepts(stream)) {
        assertThat(walked).as("seed %d", seed).isTrue();
      }
      accepted += walked ? 1 : 0;
      refused += walked ? 0 : 1;
    }
    assertThat(accepted).isGreaterThan(5_000);
    assertThat(refused).isGreaterThan(5_000);
  }

  @Test
  void aStreamWithoutReadableBytesBehindItIsACallersFault() {
    assertThatThrownBy(() -> walker.walk(new byte[9], 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a stream of 2 bytes in an array of 9");
  }

  private static byte[] damagedStream(Random random) {
    Plain[] kinds = Plain.values();
    byte[] plain = kinds[random.nextInt(kinds.length)].bytes(random.nextInt(1500), random);
    byte[] stream = JdkStream.of(plain, 1 + random.nextInt(9));
    int reach = random.nextBoolean() ? stream.length : Math.min(stream.length, 60);
    for (int flips = random.nextInt(4); flips > 0; flips--) {
      stream[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
    }
    return random.nextInt(10) == 0
        ? Arrays.copyOf(stream, random.nextInt(stream.length + 1))
        : stream;
  }

  private boolean accepts(byte[] stream) {
    try {
      walk(stream, stream.length);
      return true;
    } catch (CompressionException refused) {
      return false;
    }
  }

  private static boolean zlibAccepts(byte[] stream) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(stream);
      inflater.inflate(ROOM);
      return inflater.finished() && inflater.getRemaining() == 0;
    } catch (DataFormatException refused) {
      return false;
    } finally {
      inflater.end();
    }
  }

  /// In an array that ends where reading must: one byte further is an IndexOutOfBoundsException.
  private DeflateWalker.LastBlock walk(byte[] stream, int size) {
    byte[] room = Arrays.copyOf(Arrays.copyOf(stream, size), size + DeflateWalker.SLACK);
    Arrays.fill(room, size, room.length, (byte) 0xA5);
    return walker.walk(room, size);
  }
}
