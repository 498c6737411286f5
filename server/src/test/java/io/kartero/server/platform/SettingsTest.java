package io.kartero.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.kartero.export.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path home;
  private Path file = Path.of("kartero.yaml");

  @BeforeEach
  void nameFile() {
    file = home.resolve("kartero.yaml");
  }

  @Test
  void withoutAnythingTheDefaultsHold() {
    ServerSettings settings = read(Map.of(), Map.of());

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.isLoopback()).isTrue();
    assertThat(settings.port()).isEqualTo(8765);
    assertThat(settings.grace()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.database().url()).startsWith("jdbc:h2:file:" + home.resolve("metadata"));
  }

  @Test
  void flagsWinOverTheEnvironmentThatOverTheFileThatOverTheDefaults() throws IOException {
    Files.writeString(file, "host: 0.0.0.0\nport: 1\ngrace: 1m\n");

    Settings settings =
        settings(Map.of("port", "3"), Map.of("KARTERO_PORT", "2", "KARTERO_GRACE", "2m"));
    ServerSettings read = ServerSettings.read(settings, home);

    assertThat(read.port()).isEqualTo(3);
    assertThat(read.grace()).isEqualTo(Duration.ofMinutes(2));
    assertThat(read.host()).isEqualTo("0.0.0.0");
    assertThat(settings.effective())
        .extracting(EffectiveSetting::key, EffectiveSetting::value, EffectiveSetting::origin)
        .contains(
            tuple("port", "3", "--port"),
            tuple("grace", "2m", "KARTERO_GRACE"),
            tuple("host", "0.0.0.0", file + ", line 1"),
            tuple("database.connections", "16", "default"));
  }

  @Test
  void aGroupIsNestedOrHasADot() throws IOException {
    Files.writeString(file, "database:\n  url: jdbc:postgresql://db/kartero\ndatabase.user: ann\n");

    DatabaseSettings database = read(Map.of(), Map.of()).database();

    assertThat(database.url()).isEqualTo("jdbc:postgresql://db/kartero");
    assertThat(database.user()).contains("ann");
  }

  @Test
  void aUrlAsHostsOfPostgresqlHandItOutIsSplit() {
    DatabaseSettings database =
        read(Map.of(), Map.of("KARTERO_DATABASE_URL", "postgres://ann:s3cret@db:5433/k?ssl=true"))
            .database();

    assertThat(database.url()).isEqualTo("jdbc:postgresql://db:5433/k?ssl=true");
    assertThat(database.user()).contains("ann");
    assertThat(database.password()).contains("s3cret");
  }

  @Test
  void allProblemsAreToldTogetherAndUnknownKeysWithTheNearestKnownOne() throws IOException {
    Files.writeString(file, "prot: 8765\ndatabase:\n  url: mysql://db\n");

    assertThat(
            problems(
                Map.of("port", "eighty"), Map.of("KARTERO_GRACE", "soon", "KARTERO_HSOT", "x")))
        .containsExactly(
            new Problem(
                "port", "is \"eighty\" (in --port)", "a whole number from 0 to 65535 is accepted"),
            new Problem(
                "grace",
                "is \"soon\" (in KARTERO_GRACE)",
                "a time like 500ms, 30s, 15m, 12h or 7d is accepted"),
            new Problem(
                "database.url",
                "is \"mysql://db\" (in %s, line 3)".formatted(file),
                "PostgreSQL's URL is accepted, as in jdbc:postgresql://host/kartero or"
                    + " postgresql://user:password@host/kartero; without one it is H2 in the home"),
            new Problem(
                "KARTERO_HSOT", "is no setting (in the environment)", "did you mean KARTERO_HOST?"),
            new Problem(
                "prot", "is no setting (in %s, line 1)".formatted(file), "did you mean port?"));
  }

  @Test
  void whatOthersSetInTheEnvironmentIsNoProblem() {
    ServerSettings settings =
        read(
            Map.of(),
            Map.of("KARTERO_SERVICE_HOST", "10.0.0.1", "KARTERO_JAVA_OPTS", "-Xmx1g", "PORT", "x"));

    assertThat(settings.port()).isEqualTo(8765);
  }

  @Test
  void aFileThatIsNoYamlIsNamedWithTheLine() throws IOException {
    Files.writeString(file, "port: 8765\nhost: [1\n");

    assertThatThrownBy(() -> settings(Map.of(), Map.of()))
        .isInstanceOf(Invalid.class)
        .hasMessage(
            "%s, line 3: this is not YAML (lines look like `port: 8765`, groups are indented)"
                .formatted(file));
  }

  @Test
  void aSettingGivenTwiceIsNamedWithBothLines() throws IOException {
    Files.writeString(file, "port: 1\nport: 2\n");

    assertThatThrownBy(() -> settings(Map.of(), Map.of()))
        .hasMessage(
            "port: is given twice, in %s, line 1 and in %s, line 2 (give it once)", file, file);
  }

  @Test
  void aNamedFileMustBeThere() {
    SettingsSources sources =
        new SettingsSources(Map.of(), Optional.of(home.resolve("nowhere")), Map.of(), home);

    assertThatThrownBy(sources::read)
        .hasMessage("config: there is no file %s (name a file in YAML)", home.resolve("nowhere"));
  }

  @Test
  void aSecretIsNeverShown() {
    Settings settings =
        settings(
            Map.of(),
            Map.of(
                "KARTERO_DATABASE_URL", "postgresql://ann:hush@db/k",
                "KARTERO_DATABASE_PASSWORD", "hush"));
    ServerSettings read = ServerSettings.read(settings, home);

    assertThat(settings.effective().toString())
        .contains("postgresql://ann:***@db/k")
        .doesNotContain("hush");
    assertThat(read.toString()).doesNotContain("hush");
  }

  @Test
  void sizesAndTimesAreShownAsTheyAreWritten() {
    assertThat(SettingType.size().parse().apply("512 MiB").map(SettingType.size().show()))
        .contains("512MiB");
    assertThat(SettingType.size().parse().apply("2GB").orElseThrow().bytes())
        .isEqualTo(2_000_000_000L);
    assertThat(SettingType.size().parse().apply("0B")).isEmpty();
    assertThat(SettingType.duration().parse().apply("7d").map(SettingType.duration().show()))
        .contains("7d");
    assertThat(SettingType.duration().parse().apply("PT90S").map(SettingType.duration().show()))
        .contains("90s");
  }

  private List<Problem> problems(Map<String, String> flags, Map<String, String> variables) {
    Settings settings = settings(flags, variables);
    ServerSettings.read(settings, home);
    return catchThrowableOfType(Invalid.class, settings::finish).problems();
  }

  private ServerSettings read(Map<String, String> flags, Map<String, String> variables) {
    Settings settings = settings(flags, variables);
    ServerSettings read = ServerSettings.read(settings, home);
    settings.finish();
    return read;
  }

  private Settings settings(Map<String, String> flags, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("KARTERO_HOME", home.toString());
    return new SettingsSources(flags, Optional.empty(), environment, home).read();
  }
}
