package io.kartero.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.bucket.Bucket;
import io.kartero.export.bucket.FolderBucket;
import io.kartero.export.pgp.EncryptionKey;
import io.kartero.export.settings.ExportSettings;
import io.kartero.export.settings.SettingsJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Exports into a folder.
record Exports(Path root) {
  static final Instant NOW = Instant.parse("2015-01-19T20:25:28Z");
  static final String OBJECT = "output/test.csv";
  static final String SQL_SHA256 = "ab".repeat(32);

  private static final String BUCKET = "samplebucket";

  static ExportRequest request(Map<String, String> settings, int workers) {
    ExportSettings parsed =
        SettingsJson.parse(
            "{\"bucket\": \"" + BUCKET + "\", \"path_prefix\": \"" + OBJECT + "\"}", settings);
    Optional<EncryptionKey> key =
        parsed
            .encryption()
            .map(wanted ->
                EncryptionKey.choose(
                    wanted.publicKey(), wanted.keyIdentifier(), InstantSource.system()));
    return new ExportRequest(parsed, OBJECT, key, "job-7", SQL_SHA256, workers);
  }

  FolderBucket bucket() {
    return FolderBucket.in(root, BUCKET);
  }

  Export export(ScriptedRows rows, Map<String, String> settings, int workers) {
    return export(rows, settings, workers, bucket());
  }

  Export export(ScriptedRows rows, Map<String, String> settings, int workers, Bucket bucket) {
    return new Export(rows, request(settings, workers), bucket, InstantSource.fixed(NOW));
  }

  Path file() {
    return root.resolve(BUCKET).resolve(OBJECT);
  }

  byte[] bytes() {
    try {
      return Files.readAllBytes(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What an export that did not deliver must leave: nothing.
  void assertNothingIsLeft(ScriptedRows rows) throws IOException, InterruptedException {
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        List<Path> left = files.filter(this::isPartOfAnObject).toList();
        assertThat(left).isEmpty();
      }
    }
    assertEverythingIsClosed(rows);
  }

  private boolean isPartOfAnObject(Path path) {
    return Files.isRegularFile(path) && !path.equals(root.resolve(".kartero/lock"));
  }

  static void assertEverythingIsClosed(ScriptedRows rows) throws InterruptedException {
    assertThat(rows.isClosed()).as("the query is closed").isTrue();
    assertThat(rows.everyBatchIsClosed()).as("every batch is closed").isTrue();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("kartero-")) {
        assertThat(thread.join(Duration.ofSeconds(30))).as("%s has ended", thread).isTrue();
      }
    }
  }

  static byte[] gunzipped(byte[] bytes) {
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return plain.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
