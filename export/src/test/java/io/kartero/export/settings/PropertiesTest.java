package io.kartero.export.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PropertiesTest {
  @Property
  void anyTextIsAnObjectsNameOrInvalid(
      @ForAll String template, @ForAll String sequence, @ForAll String jobId) {
    Optional<String> name = name(template, sequence, jobId);

    name.ifPresent(PropertiesTest::assertObjectName);
  }

  @Property
  void anyTemplateOfPiecesIsAnObjectsNameOrInvalid(
      @ForAll("templates") String template, @ForAll("templates") String jobId) {
    Optional<String> name = name(template, "", jobId);

    name.ifPresent(PropertiesTest::assertObjectName);
  }

  @Property
  void aNameWithItsDollarsDoubledStandsForItself(@ForAll("templates") String name) {
    String escaped = name.replace("$", "$$");

    name(escaped, "", "1").ifPresent(resolved -> assertThat(name).endsWith(resolved));
  }

  @Property
  void garbageIsNeverMoreThanInvalid(@ForAll String text, @ForAll String connection) {
    assertParsedOrInvalid(connection, text, Map.of());
    assertParsedOrInvalid("{}", text, Map.of("newline", connection));
  }

  @Property
  void almostJsonIsNeverMoreThanInvalid(@ForAll("documents") String json, @ForAll int cut) {
    assertParsedOrInvalid("{}", json, Map.of());
    assertParsedOrInvalid("{}", json.substring(0, Math.floorMod(cut, json.length())), Map.of());
  }

  @Property
  void anyValueOfAnySettingIsTakenOrNamedByItsOwnField(
      @ForAll("keys") String key, @ForAll("values") String value) {
    List<Problem> problems = assertParsedOrInvalid(Samples.json(""), "{}", Map.of(key, value));

    assertThat(problems)
        .allSatisfy(problem -> assertThat(problem.field()).isIn(key, "public_key", "path_prefix"));
  }

  @Property
  void aDescriptionParsesBackToTheSameSettings(
      @ForAll("keys") String key, @ForAll("values") String value) {
    ExportSettings settings;
    try {
      settings = SettingsJson.parse(Samples.json(""), Map.of(key, value));
    } catch (InvalidSettings invalid) {
      return;
    }
    if (settings.credential().isEmpty()) {
      assertThat(SettingsJson.parse("{}", settings.describe())).isEqualTo(settings);
    }
  }

  private static Optional<String> name(String template, String sequence, String jobId) {
    ZonedDateTime session = Instant.ofEpochSecond(1_421_666_728).atZone(ZoneId.of("Asia/Tokyo"));
    try {
      return Optional.of(ObjectPath.of(template, sequence).resolve(session, jobId));
    } catch (InvalidSettings invalid) {
      assertThat(invalid.problems()).isNotEmpty();
      return Optional.empty();
    }
  }

  private static void assertObjectName(String name) {
    assertThat(name).isNotEmpty().doesNotContain("\r", "\n", "*", "?");
    assertThat(name).doesNotStartWith("/").doesNotStartWith(".").doesNotEndWith("/");
    assertThat(name.split("/", -1)).doesNotContain(".", "..");
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    assertThat(bytes).hasSizeLessThanOrEqualTo(1_024);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(name);
  }

  private static List<Problem> assertParsedOrInvalid(
      String connection, String json, Map<String, String> overrides) {
    try {
      assertThat(SettingsJson.parse(connection, json, overrides).bucket()).isNotEmpty();
      return List.of();
    } catch (InvalidSettings invalid) {
      assertThat(invalid.problems()).isNotEmpty();
      return invalid.problems();
    }
  }

  @Provide
  Arbitrary<String> templates() {
    return Arbitraries.of(
            "a",
            "/",
            ".",
            "..",
            "$",
            "$$",
            "{",
            "}",
            "${job_id}",
            "${session_time}",
            "${x}",
            ".csv",
            ".gz",
            "%",
            "*",
            "\n",
            "語",
            "\uD83D",
            "\u2028")
        .list()
        .ofMaxSize(8)
        .map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of(Setting.keys());
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.of(
            "",
            "true",
            "false",
            "gz",
            "tsv",
            "CR",
            "keep",
            "ALL",
            "NONE",
            "skip",
            "9",
            "|",
            "tab",
            "\\N",
            "Asia/Tokyo",
            "+09:00",
            "%Y%%",
            "embulk",
            "sjis",
            "replace",
            "a/$$/${job_id}",
            ".%02d",
            "abc.def",
            "encryption_pgp",
            "0x01234567",
            "my-project"));
  }

  @Provide
  Arbitrary<String> documents() {
    Arbitrary<String> keys = Arbitraries.oneOf(keys(), Arbitraries.strings().ofMaxLength(5));
    Arbitrary<String> values =
        Arbitraries.oneOf(
            values().map(PropertiesTest::quoted),
            Arbitraries.of(
                "null", "true", "1", "-1.5e9", "[]", "{}", "[[{}]]", "{\"a\":[1]}", "x"));
    return Combinators.combine(keys, values)
        .as((key, value) -> quoted(key) + ":" + value)
        .list()
        .ofMaxSize(6)
        .map(members -> members.stream().collect(Collectors.joining(",", "{", "}")));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
