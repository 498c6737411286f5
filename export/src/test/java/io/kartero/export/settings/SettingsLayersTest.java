package io.kartero.export.settings;

import static io.kartero.export.settings.Samples.json;
import static io.kartero.export.settings.Samples.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.bucket.Credential;
import io.kartero.export.compress.Compression;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.pgp.Armor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLayersTest {
  private static final Map<String, String> NONE = Map.of();

  @Test
  void theExportsSettingsReplaceThoseOfTheConnectionKeyByKey() {
    ExportSettings settings =
        SettingsJson.parse(
            "{\"json_key\": \"{}\", \"bucket\": \"other\", \"newline\": \"LF\", \"null_string\":"
                + " \"x\"}",
            json("'null_string': ''"),
            NONE);

    assertThat(settings.credential()).contains(Credential.of("{}"));
    assertThat(settings.bucket()).isEqualTo("samplebucket");
    assertThat(settings.dialect().newline()).isEqualTo(Newline.LF);
    assertThat(settings.dialect().nullString()).isEmpty();
  }

  @Test
  void overridesReplaceBothUnderAnyName() {
    ExportSettings settings =
        SettingsJson.parse(
            "{\"newline\": \"LF\"}",
            json("'compression': 'encryption_pgp', 'public_key': 'K', 'armor': true"),
            Map.of("Newline", "CR", "amor", "false", "compression_type", "none"));

    assertThat(settings.dialect().newline()).isEqualTo(Newline.CR);
    assertThat(settings.encryption().orElseThrow().armor()).isEqualTo(Armor.BINARY);
    assertThat(settings.compression()).isEqualTo(new Compression.None());
  }

  @Test
  void overridesAreCheckedLikeTheRest() {
    assertThat(problemsOf("{}", json(""), Map.of("newlin", "LF")))
        .containsExactly("newlin: is no setting of an export to KARTE (did you mean newline?)");
    assertThat(problemsOf("{}", json(""), Map.of("newline", "L")))
        .containsExactly("newline: is \"L\" (accepted are CRLF, CR and LF; did you mean LF?)");
  }

  @Test
  void aFieldThatIsBlankDoesNotReplace() {
    ExportSettings settings =
        SettingsJson.parse(
            "{\"json_keyfile\": \"{}\", \"newline\": \"LF\", \"compression\": \"gz\"}",
            json("'json_keyfile': '', 'newline': null"),
            NONE);

    assertThat(settings.credential()).contains(Credential.of("{}"));
    assertThat(settings.dialect().newline()).isEqualTo(Newline.LF);
    assertThat(settings.compression()).isEqualTo(new Compression.Gzip(6));
  }

  @Test
  void aCompressionOfNullReplacesThatOfTheConnection() {
    ExportSettings settings =
        SettingsJson.parse("{\"compression\": \"gz\"}", json("'compression': null"), NONE);

    assertThat(settings.compression()).isEqualTo(new Compression.None());
  }

  @Test
  void aWrongValueThatIsReplacedDoesNoHarm() {
    assertThat(SettingsJson.parse("{\"newline\": \"L\"}", json("'newline': 'LF'"), NONE))
        .isEqualTo(Samples.parsed("'newline': 'LF'"));
  }

  @Test
  void anExportMayPassOverTheKeyOfItsConnectionByItsOwnCompression() {
    String connection =
        "{\"compression\": \"encryption_pgp\", \"public_key\": \"K\", \"key_id\": \"01234567\","
            + " \"armor\": true, \"gzip_level\": 3}";

    assertThat(SettingsJson.parse(connection, json("'compression': 'none'"), NONE))
        .isEqualTo(Samples.parsed(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'compression': ''", "'compression': null"})
  void aKeyOfTheConnectionIsNotPassedOverByMereForgetting(String members) {
    assertThat(
            problemsOf(
                "{\"compression\": \"%s\", \"public_key\": \"K\"}"
                    .formatted(members.isEmpty() ? "" : "encryption_pgp"),
                json(members),
                NONE))
        .containsExactly(
            "public_key: is given, but the file would not be encrypted: compression is \"\" (set"
                + " compression to encryption_pgp; for a plain file leave public_key out, or set"
                + " compression to none if the connection gives it)");
  }

  @Test
  void brokenJsonOfBothIsReportedForBoth() {
    assertThat(problemsOf("[]", "{", NONE))
        .containsExactly(
            "connection: this is a list (give one JSON object, as in {\"bucket\": ...})",
            "settings: this is not JSON: line 1, column 2: the text ends too early; a quote or a"
                + " closing brace is missing");
  }
}
