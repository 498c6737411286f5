package io.kartero.export.compress;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GzipRoundTripTest {
  private static final int BLOCK = 4096;

  @ParameterizedTest
  @EnumSource
  void everyLevelAndLengthReadsBack(Plain kind) {
    int[] lengths = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 1, 7 * BLOCK + 100};
    for (int level = 1; level <= 9; level++) {
      for (int length : lengths) {
        byte[] plain = kind.bytes(length, new Random(length));
        assertThat(Gzip.plain(Gzip.file(plain, BLOCK, level)))
            .as("%d bytes of %s at level %d", length, kind, level)
            .isEqualTo(plain);
      }
    }
  }

  @Test
  void randomBlocksOfRandomLengthReadBackWhoeverMadeThem() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      byte[] plain = randomPlain(random);
      int level = 1 + random.nextInt(9);
      int block = 1024 << random.nextInt(8);
      byte[] file =
          switch (random.nextInt(3)) {
            case 0 -> Gzip.file(plain, block, () -> Gzip.jdkOnly(level));
            case 1 -> Gzip.file(plain, block, () -> Gzip.nativeIfAny(level));
            default -> Gzip.file(plain, block, level);
          };
      assertThat(Gzip.plain(file)).as("seed %d", seed).isEqualTo(plain);
    }
  }

  @Test
  void gzipAndPythonReadOneMemberAndNothingBehindIt(@TempDir Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(1000 + seed);
      byte[] plain = randomPlain(random);
      Path file = folder.resolve(seed + ".gz");
      Files.write(folder.resolve(seed + ".plain"), plain);
      Files.write(file, Gzip.file(plain, 1024 << random.nextInt(8), 1 + random.nextInt(9)));
      files.add(file.toString());
      together.writeBytes(plain);
    }
    String[] all = files.toArray(String[]::new);

    Program gzip = Program.named("gzip");
    gzip.run(with("-t", all)).successful();
    assertThat(gzip.run(with("-dc", all)).successful()).isEqualTo(together.toByteArray());
    assertThat(Program.named("python3").run(with("-c", with(PYTHON, all))).text())
        .isEqualTo("40 read\n");
  }

  @Test
  void aFileAsExportsMakeThemIsNotLargerThanOneStreamOfZlib() {
    byte[] plain = Plain.CSV.bytes(6 << 20, new Random(3));
    long zlib = JdkStream.size(plain, 6);
    long ours = Gzip.file(plain, BlockCompressor.BLOCK_LENGTH, 6).length;
    assertThat((double) ours / zlib).isLessThan(1.002);
  }

  @Test
  void equalBlocksGiveEqualBytesHoweverManyWorkersThereAre() {
    byte[] plain = Plain.CSV.bytes(400_000, new Random(4));
    byte[] once = Gzip.file(plain, 10_000, 6);
    try (BlockCompressor alone = BlockCompressor.gzip(6)) {
      Piece[] pieces =
          IntStream.range(0, 40)
              .mapToObj(i ->
                  Gzip.piece(alone, i, Arrays.copyOfRange(plain, i * 10_000, (i + 1) * 10_000)))
              .toArray(Piece[]::new);
      assertThat(Gzip.member(pieces)).isEqualTo(once);
    }
  }

  private static final String PYTHON =
      """
      import sys, zlib
      for name in sys.argv[1:]:
          reader = zlib.decompressobj(31)
          plain = reader.decompress(open(name, 'rb').read())
          assert reader.eof and reader.unused_data == b'', name
          assert plain == open(name[:-3] + '.plain', 'rb').read(), name
      print(len(sys.argv) - 1, 'read')
      """;

  private static byte[] randomPlain(Random random) {
    Plain[] kinds = Plain.values();
    return kinds[random.nextInt(kinds.length)].bytes(
        random.nextInt(1 << random.nextInt(19)), random);
  }

  private static String[] with(String first, String... others) {
    List<String> all = new ArrayList<>(List.of(others));
    all.addFirst(first);
    return all.toArray(String[]::new);
  }
}
