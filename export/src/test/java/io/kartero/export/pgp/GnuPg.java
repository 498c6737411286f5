package io.kartero.export.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kartero.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The real gpg with a home of its own, and a clock that a test sets.
final class GnuPg implements AutoCloseable {
  static final String NEVER = "never";

  private static final DateTimeFormatter FAKED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'!'").withZone(ZoneOffset.UTC);

  private final Program gpg = Program.named("gpg");
  private final Path home;
  private Instant now = Instant.parse("2025-01-01T00:00:00Z");

  GnuPg(Path folder) throws IOException {
    this.home =
        Files.createTempDirectory(
            folder,
            "g",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  void turnClockTo(String instant) {
    now = Instant.parse(instant);
  }

  /// A certificate with nothing but a primary key; returns its fingerprint.
  String primary(String userId, String algorithm, String usage, String expires) {
    run("--quick-generate-key", userId, algorithm, usage, expires);
    return fingerprints("=" + userId).getFirst();
  }

  /// Returns the new subkey's fingerprint.
  String subkey(String primary, String algorithm, String usage, String expires) {
    run("--quick-add-key", primary, algorithm, usage, expires);
    return fingerprints(primary).getLast();
  }

  void imported(byte[] keys) {
    fed(keys, "--import").successful();
  }

  private List<String> fingerprints(String name) {
    return fed("", "--with-colons", "--list-keys", name)
        .text()
        .lines()
        .filter(line -> line.startsWith("fpr:"))
        .map(line -> line.split(":", -1)[9])
        .toList();
  }

  /// Answers the questions of gpg's dialogue about a key.
  void edit(String primary, String... answers) {
    fed(String.join("\n", answers) + "\n", "--command-fd", "0", "--edit-key", primary).successful();
  }

  void run(String... arguments) {
    fed("", arguments).successful();
  }

  String armored(String name) {
    return fed("", "--armor", "--export", name).text();
  }

  byte[] binary(String name) {
    return fed("", "--export", name).successful();
  }

  String secret(String name) {
    return fed("", "--armor", "--export-secret-keys", name).text();
  }

  byte[] secretBinary(String name) {
    return fed("", "--export-secret-keys", name).successful();
  }

  /// The revocation certificate that gpg makes with every key, without the words before it and the
  /// colon that keeps it from being imported by mistake.
  String revocation(String primary) throws IOException {
    Path file = home.resolve("openpgp-revocs.d").resolve(primary + ".rev");
    String text = Files.readString(file);
    return text.substring(text.indexOf("-----BEGIN"));
  }

  /// Tries to decrypt; `errors` also holds gpg's status lines.
  Program.Finished decrypt(byte[] message) {
    return fed(message, "--status-fd", "2", "--decrypt");
  }

  /// Decrypts many files in one go, each to its name without the extension.
  void decryptAll(List<Path> files) {
    List<String> arguments = new ArrayList<>(List.of("--decrypt-files"));
    files.forEach(file -> arguments.add(file.toString()));
    run(arguments.toArray(String[]::new));
  }

  String packets(byte[] message) {
    return fed(message, "--list-packets").text();
  }

  private Program.Finished fed(String input, String... arguments) {
    return fed(input.getBytes(UTF_8), arguments);
  }

  private Program.Finished fed(byte[] input, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of("--no-tty", "--yes", "--pinentry-mode", "loopback", "--passphrase", ""));
    all.addAll(List.of("--faked-system-time", FAKED.format(now)));
    if (!List.of(arguments).contains("--command-fd")) {
      all.add("--batch"); // which answers every question by itself
    }
    all.addAll(List.of(arguments));
    return gpg.run(environment(), input, all.toArray(String[]::new));
  }

  private Map<String, String> environment() {
    return Map.of("GNUPGHOME", home.toString(), "LC_ALL", "C.UTF-8");
  }

  @Override
  public void close() {
    Program gpgconf = Program.named("gpgconf");
    gpgconf.run(environment(), new byte[0], "--kill", "gpg-agent").successful();
  }
}
