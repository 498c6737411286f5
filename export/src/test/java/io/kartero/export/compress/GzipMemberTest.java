package io.kartero.export.compress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class GzipMemberTest {
  @Test
  void aFileWithoutBlocksIsEmptyAndHasNoNameNoTimeAndNoSystem() {
    assertThat(Gzip.member()).asHexString().isEqualTo("1F8B08000000000000FF03000000000000000000");
    assertThat(Gzip.plain(Gzip.member())).isEmpty();
  }

  @Test
  void theTrailerHoldsAnEmptyLastBlockTheChecksumAndTheLength() {
    GzipMember member = new GzipMember();
    try (BlockCompressor compressor = BlockCompressor.gzip(6)) {
      member.append(Gzip.piece(compressor, 0, "1234".getBytes(US_ASCII)));
      member.append(Gzip.piece(compressor, 1, "56789".getBytes(US_ASCII)));
    }
    // CBF43926 is the published check value of CRC-32 for "123456789".
    assertThat(HexFormat.of().formatHex(member.trailer()))
        .isEqualTo("0300" + "2639f4cb" + "09000000");
    assertThat(member.plainLength()).isEqualTo(9);
    assertThat(member.engines()).containsExactly(GzipEngine.JDK);
  }

  @Test
  void theChecksumOfBlocksIsTheChecksumOfTheWhole() {
    Random random = new Random(1);
    CRC32 whole = new CRC32();
    Crc32Sequence sequence = new Crc32Sequence();
    for (int block = 0; block < 500; block++) {
      byte[] bytes = Plain.NOISE.bytes(random.nextInt(1 << random.nextInt(18)), random);
      whole.update(bytes);
      CRC32 alone = new CRC32();
      alone.update(bytes);
      sequence.append((int) alone.getValue(), bytes.length);
      assertThat(sequence.value()).as("after block %d", block).isEqualTo((int) whole.getValue());
    }
  }

  @Test
  void beyondFourGibibytesTheLengthStartsAgainAndTheChecksumStaysRight() {
    byte[] block = Plain.CSV.bytes(1 << 20, new Random(2));
    GzipMember member = new GzipMember();
    CRC32 whole = new CRC32();
    try (BlockCompressor compressor = BlockCompressor.gzip(1)) {
      Piece piece = Gzip.piece(compressor, 0, block);
      for (int times = 0; times < 4097; times++) {
        member.append(piece);
        whole.update(block);
      }
    }
    assertThat(member.plainLength()).isEqualTo((1L << 32) + (1 << 20));
    String crc = "%08x".formatted(Integer.reverseBytes((int) whole.getValue()));
    assertThat(HexFormat.of().formatHex(member.trailer())).isEqualTo("0300" + crc + "00001000");
  }
}
