package io.kartero.export.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kartero.testing.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LibdeflateTest {
  @Test
  void theNativeLibraryLoadsOnLinuxAndMacOs() {
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    assumeTrue(List.of("Linux amd64", "Linux aarch64", "Mac OS X aarch64").contains(platform));
    assertThat(Libdeflate.isAvailable()).isTrue();
  }

  @Test
  void whateverPadsTheLastByteIsCleared() {
    byte[] stream = {3, (byte) 0xFE, 0, 0, 0, 0, 0};
    int size = LibdeflateCodec.open(stream, 2, new DeflateWalker.LastBlock(0, 10));
    assertThat(Arrays.copyOf(stream, size)).asHexString().isEqualTo("02020000FFFF");
  }

  @Test
  void aClosedCodecIsUsedAgainForItsLevel() {
    assumeTrue(Libdeflate.isAvailable());
    LibdeflateCodec codec = Libdeflate.codec(9);
    codec.close();
    assertThat(Libdeflate.codec(8)).isNotSameAs(codec);
    assertThat(Libdeflate.codec(9)).isSameAs(codec);
  }

  @Test
  void twoBlocksDoNotLoadTheLibrary() {
    assertThat(compressing(2, "-Xlog:class+load"))
        .contains("io.kartero.export.compress.JdkCodec ", "[JDK]")
        .doesNotContain("io.airlift");
    assertThat(compressing(3, "-Xlog:class+load")).contains("io.airlift");
  }

  @Test
  void withoutTheLibraryTheJdkDoesAllAndItIsSaidOnce() {
    Program.Finished finished = run(5, "-Dio.airlift.compress.v3.disable-native=true");
    assertThat(finished.text()).isEqualTo("[JDK]\n");
    assertThat(finished.errors())
        .containsOnlyOnce("The native gzip compressor cannot be used here")
        .contains(
            "(java.lang.LinkageError: Native library loading is disabled). The JDK's own takes its"
                + " place: it makes the same format and needs about three times as long.");
  }

  @Test
  void whereTheLibraryCannotBeUnpackedTheReasonIsSaid() {
    assumeTrue(Libdeflate.isAvailable());
    Program.Finished finished = run(3, "-Daircompressor.tmpdir=/dev/null/nowhere");
    assertThat(finished.text()).isEqualTo("[JDK]\n");
    assertThat(finished.errors()).contains("Failed to create temporary file");
  }

  @Test
  void aJvmThatForbidsNativeCodeUsesTheJdk() {
    assumeTrue(Libdeflate.isAvailable());
    List<String> arguments = List.of("--illegal-native-access=deny");
    Program.Finished finished = java(3, arguments);
    assertThat(finished.text()).isEqualTo("[JDK]\n");
    assertThat(finished.errors()).contains("cannot be used here", "Illegal native access");
  }

  private static String compressing(int blocks, String option) {
    return run(blocks, option).text();
  }

  private static Program.Finished run(int blocks, String option) {
    return java(blocks, List.of("--enable-native-access=ALL-UNNAMED", option));
  }

  private static Program.Finished java(int blocks, List<String> options) {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.addAll(List.of(Blocks.class.getName(), Integer.toString(blocks)));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new Program(java).run(Map.of(), new byte[0], arguments.toArray(String[]::new));
  }

  /// Another process: compresses that many blocks, reads them back and tells who made them.
  static final class Blocks {
    /// The highest that is the library's.
    private static final int LEVEL = TextCodec.Effort.LOWEST_LEVEL - 1;

    private Blocks() {}

    public static void main(String[] arguments) {
      int blocks = Integer.parseInt(arguments[0]);
      byte[] plain = Plain.CSV.bytes(1000, new Random(1));
      GzipMember member = new GzipMember();
      try (BlockCompressor one = BlockCompressor.gzip(LEVEL);
          BlockCompressor another = BlockCompressor.gzip(LEVEL)) {
        for (int number = 0; number < blocks; number++) {
          member.append(Gzip.piece(number % 2 == 0 ? one : another, number, plain));
        }
      }
      System.out.println(member.engines());
    }
  }
}
