package io.kartero.trino;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.Export;
import io.kartero.export.ExportRequest;
import io.kartero.export.Outcome;
import io.kartero.export.bucket.FolderBucket;
import io.kartero.export.settings.SettingsJson;
import io.kartero.query.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Exports into a folder.
record Exports(Path root) {
  private static final String BUCKET = "samplebucket";
  private static final String OBJECT = "output/test.csv";

  Export export(Result rows, Map<String, String> settings) {
    ExportRequest request =
        new ExportRequest(
            SettingsJson.parse(
                "{\"bucket\": \"" + BUCKET + "\", \"path_prefix\": \"" + OBJECT + "\"}", settings),
            OBJECT,
            Optional.empty(),
            "job-7",
            "ab".repeat(32),
            2);
    InstantSource clock = InstantSource.fixed(Instant.parse("2015-01-19T20:25:28Z"));
    return new Export(rows, request, FolderBucket.in(root, BUCKET), clock);
  }

  byte[] bytes(Result rows, Map<String, String> settings) {
    assertThat(export(rows, settings).run()).isInstanceOf(Outcome.Delivered.class);
    try {
      return Files.readAllBytes(root.resolve(BUCKET).resolve(OBJECT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void assertNothingIsVisible() {
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files.filter(Files::isRegularFile).filter(file -> !file.endsWith(".kartero/lock")))
          .isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
