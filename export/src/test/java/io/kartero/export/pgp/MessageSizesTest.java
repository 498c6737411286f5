package io.kartero.export.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.Soak;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A packet whose length is not known before comes in parts, whose lengths are powers of two, and
/// ends with one of any length, written in one, two or five bytes: gpg decrypts messages of every
/// size around these borders, however the bytes came.
class MessageSizesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-06-01T00:00:00Z"));

  /// Around each of these so many sizes are tried; the packets' own headers take some bytes.
  private static final int[] BORDERS = {
    192, 512, 8_192, 8_383, 16_384, 65_536, 131_072, 196_608, 262_144, 524_288, 1_048_576
  };

  private static final int NEAR = Soak.size(6, 100);
  private static final int SMALL = Soak.size(70, 700);
  private static final int RANDOM = Soak.rounds(20, 2_000);
  private static final int LARGEST_RANDOM = 400_000;
  private static final int FILES_AT_ONCE = 200;

  @TempDir static Path folder;
  private static GnuPg gpg;
  private static EncryptionKey key;

  private final long seed = Soak.seed("MessageSizesTest");
  private final Random random = new Random(seed);

  @BeforeAll
  static void makeKeys() throws IOException {
    gpg = new GnuPg(folder);
    String primary = gpg.primary("Reader", "ed25519", "cert", GnuPg.NEVER);
    gpg.subkey(primary, "cv25519", "encr", GnuPg.NEVER);
    key = EncryptionKey.choose(gpg.armored(primary), Optional.empty(), CLOCK);
  }

  @AfterAll
  static void stopAgent() {
    gpg.close();
  }

  @Test
  void everySmallSizeIsDecrypted() throws IOException {
    assertDecrypted(IntStream.range(0, SMALL).toArray());
  }

  @Test
  void everySizeAroundTheBordersOfPacketsIsDecrypted() throws IOException {
    // The name and the literal packet's header, and the hash at the end, move the borders.
    for (int shift : new int[] {0, 18, 22, 40}) {
      assertDecrypted(
          IntStream.of(BORDERS)
              .flatMap(border ->
                  IntStream.rangeClosed(border - shift - NEAR / 2, border - shift + NEAR / 2))
              .toArray());
    }
  }

  @Test
  void anySizeIsDecrypted() throws IOException {
    assertDecrypted(random.ints(RANDOM, 0, LARGEST_RANDOM).toArray());
  }

  private void assertDecrypted(int... sizes) throws IOException {
    for (int from = 0; from < sizes.length; from += FILES_AT_ONCE) {
      Map<Path, byte[]> contents = new LinkedHashMap<>();
      for (int i = from; i < Math.min(sizes.length, from + FILES_AT_ONCE); i++) {
        byte[] content = new byte[sizes[i]];
        random.nextBytes(content);
        contents.put(folder.resolve(i + ".csv.pgp"), content);
      }
      for (Map.Entry<Path, byte[]> message : contents.entrySet()) {
        write(message.getKey(), message.getValue());
      }
      gpg.decryptAll(List.copyOf(contents.keySet()));
      for (Map.Entry<Path, byte[]> message : contents.entrySet()) {
        Path decrypted = folder.resolve(message.getKey().toString().replace(".pgp", ""));
        assertThat(decrypted)
            .as("seed %d, %d bytes", seed, message.getValue().length)
            .hasBinaryContent(message.getValue());
        Files.delete(decrypted);
        Files.delete(message.getKey());
      }
    }
  }

  /// In pieces of any length, as stages hand them on.
  private void write(Path file, byte[] content) throws IOException {
    Armor armor = random.nextInt(3) == 0 ? Armor.ASCII : Armor.BINARY;
    try (OutputStream target = Files.newOutputStream(file);
        OutputStream message = key.encryptTo(target, armor, "")) {
      int done = 0;
      while (done < content.length) {
        int piece = Math.min(content.length - done, 1 + random.nextInt(1 << random.nextInt(20)));
        message.write(content, done, piece);
        done += piece;
      }
    }
  }
}
