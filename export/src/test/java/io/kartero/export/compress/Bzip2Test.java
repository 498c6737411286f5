package io.kartero.export.compress;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Bzip2Test {
  @Test
  void noBytesMakeTheEmptyFileOfBzip2() throws IOException {
    assertThat(compressed(new byte[0])).asHexString().isEqualTo("425A683917724538509000000000");
  }

  @ParameterizedTest
  @EnumSource
  void pythonReadsItBack(Plain kind) throws IOException {
    byte[] plain = kind.bytes(1_000_000, new Random(1)); // more than one block
    assertThat(readByPython(compressed(plain))).isEqualTo(plain);
  }

  @Test
  void pythonReadsTheEmptyFile() throws IOException {
    assertThat(readByPython(compressed(new byte[0]))).isEmpty();
  }

  @Test
  void bzip2ReadsItBack() throws IOException {
    byte[] plain = Plain.CSV.bytes(100_000, new Random(2));
    Program bzip2 = Program.named("bzip2");
    assertThat(bzip2.run(Map.of(), compressed(plain), "-dc").successful()).isEqualTo(plain);
  }

  @Test
  void closingLeavesTheTargetOpen() throws IOException {
    ClosingIsSeen target = new ClosingIsSeen();
    Bzip2.onto(target).close();
    assertThat(target.closed).isFalse();
    assertThat(target.size()).isEqualTo(14);
  }

  private static byte[] compressed(byte[] plain) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (OutputStream stream = Bzip2.onto(target)) {
      stream.write(plain, 0, plain.length / 2);
      stream.write(plain, plain.length / 2, plain.length - plain.length / 2);
    }
    return target.toByteArray();
  }

  private static byte[] readByPython(byte[] file) {
    String script =
        """
        import sys, bz2
        reader = bz2.BZ2Decompressor()
        sys.stdout.buffer.write(reader.decompress(sys.stdin.buffer.read()))
        assert reader.eof and reader.unused_data == b''
        """;
    return Program.named("python3").run(Map.of(), file, "-c", script).successful();
  }

  private static final class ClosingIsSeen extends ByteArrayOutputStream {
    private boolean closed;

    @Override
    public void close() {
      closed = true;
    }
  }
}
