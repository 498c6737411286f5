package io.kartero.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.ScriptedRows.Ending;
import io.kartero.testing.Program;
import io.kartero.testing.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole exports to the demo's key, of every size at which a stage begins its next block: gpg or sq
/// and the programs for the compression find the text in them.
final class EncryptedDeliveryTest {
  private static final Path KEYS = Path.of("..", "examples", "keys").toAbsolutePath();
  private static final Map<String, String> READERS =
      Map.of("none", "cat", "gzip", "gzip", "bzip2", "bzip2");

  /// An encoder's block, a gzip block, what an upload holds back, and a part of a packet.
  private static final int[] BORDERS = {1 << 16, 1 << 18, 1 << 19, 1 << 20, 3 << 19};

  /// `0,` before the text, CRLF behind it.
  private static final int BESIDES = 4;

  private static final int RANDOM = Soak.rounds(4, 400);

  @TempDir static Path folder;
  private static Path home;

  private final long seed = Soak.seed("EncryptedDeliveryTest");
  private final Random random = new Random(seed);

  @BeforeAll
  static void importKey() throws IOException {
    home =
        Files.createTempDirectory(
            folder,
            "g",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    gpg("--import", KEYS.resolve("demo-private-key.asc").toString());
  }

  @AfterAll
  static void stopAgent() {
    Program.named("gpgconf").run(environment(), new byte[0], "--kill", "gpg-agent").successful();
  }

  @Test
  void theFileIsTheSameAtEverySize() throws IOException {
    List<Integer> sizes = new ArrayList<>(List.of(0, 5, 6, 100));
    for (int border : BORDERS) {
      sizes.addAll(List.of(border - 1, border, border + 1));
    }
    for (int i = 0; i < RANDOM; i++) {
      sizes.add(5 + random.nextInt(1 << (3 + random.nextInt(19))));
    }
    for (int size : sizes) {
      assertDelivered(size);
    }
  }

  private void assertDelivered(int size) throws IOException {
    List<String> compressions = List.of("none", "gzip", "bzip2");
    Map<String, String> settings = new HashMap<>();
    settings.put("header_line", "false");
    settings.put("compression", "encryption_pgp");
    settings.put("compression_type", compressions.get(random.nextInt(3)));
    settings.put("armor", Boolean.toString(random.nextBoolean()));
    settings.put("public_key", Files.readString(KEYS.resolve("demo-public-key.asc")));
    Exports exports = new Exports(folder.resolve("buckets"));
    List<Integer> batches = size == 0 ? List.of() : List.of(1);
    String text = Noise.text(size, Math.max(0, size - BESIDES)).replaceAll("[,\"]", "y");
    exports.export(new ScriptedRows(batches, new Ending.Normal(), row -> text), settings, 2).run();
    byte[] compressed =
        random.nextBoolean()
            ? gpg("--decrypt", exports.file().toString())
            : Program.named("sq")
                .run(
                    "decrypt",
                    "--recipient-key",
                    KEYS.resolve("demo-private-key.asc").toString(),
                    exports.file().toString())
                .successful();
    String reader = READERS.getOrDefault(settings.get("compression_type"), "cat");
    String[] options = reader.equals("cat") ? new String[0] : new String[] {"-dc"};
    byte[] plain = Program.named(reader).run(Map.of(), compressed, options).successful();
    assertThat(new String(plain, UTF_8).equals(size == 0 ? "" : "0," + text + "\r\n"))
        .as("seed %d, %d bytes, %s", seed, size, settings)
        .isTrue();
  }

  private static byte[] gpg(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--batch", "--no-tty", "--quiet", "--yes"));
    all.addAll(List.of("--pinentry-mode", "loopback", "--passphrase", ""));
    all.addAll(List.of(arguments));
    return Program.named("gpg")
        .run(environment(), new byte[0], all.toArray(String[]::new))
        .successful();
  }

  private static Map<String, String> environment() {
    return Map.of("GNUPGHOME", home.toString(), "LC_ALL", "C.UTF-8");
  }
}
