package io.kartero.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.bucket.FolderBucket;
import io.kartero.export.bucket.FolderObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A real process is killed at every durable step of a job; another one starts in the same home.
class CrashTest {
  @TempDir private Path home;

  private record Ended(int status, String output) {}

  private Ended process(String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(DyingProcess.class.getName());
    command.add(home.toString());
    command.addAll(List.of(more));
    Path output = home.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Ended(process.waitFor(), Files.readString(output, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource(Milestone.class)
  void aJobSurvivesTheEndOfItsProcess(Milestone moment) throws Exception {
    FolderBucket bucket = FolderBucket.in(home.resolve("buckets"), "bucket");
    Ended killed = process(moment.name());
    assertThat(killed.status()).as(killed.output()).isEqualTo(DyingProcess.KILLED);
    boolean published = moment.compareTo(Milestone.PUBLISHED) >= 0;
    assertThat(bucket.find("out.csv").isPresent()).isEqualTo(published);

    Ended next = process();

    assertThat(next.output()).endsWith("job success, told 1, errors []\n");
    FolderObject object = bucket.find("out.csv").orElseThrow();
    assertThat(object.stored().generation()).as("published once only").isEqualTo(1);
    assertThat(Files.readString(home.resolve("buckets").resolve("bucket").resolve("out.csv")))
        .startsWith("number\r\n0\r\n1\r\n")
        .endsWith("\r\n199999\r\n");
  }
}
