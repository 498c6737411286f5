package io.kartero.export.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String CANARY = "CANARY4711";
  private static final String KEY_FILE = "{\\\"private_key\\\": \\\"" + CANARY + "\\\"}";

  @Test
  void settingsShowTheirKeysNowhere() {
    ExportSettings settings =
        SettingsJson.parse(
            Samples.json(
                "'compression': 'encryption_pgp', 'public_key': '%s', 'json_keyfile': '%s'"
                    .formatted(CANARY, KEY_FILE)));

    assertThat(settings.toString()).doesNotContain(CANARY).contains("bucket=samplebucket");
    assertThat(settings.describe().toString()).doesNotContain(CANARY);
    assertThat(settings.encryption().orElseThrow().toString()).doesNotContain(CANARY);
    assertThat(settings.credential().orElseThrow().toString()).doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"json_keyfile\": \"CANARY4711",
        "{\"json_keyfile\": CANARY4711}",
        "{\"json_keyfile\": \"\\CANARY4711\"}",
        "{\"json_keyfile\": \"\nCANARY4711\"}",
        "{\"json_keyfile\": {\"CANARY4711\": CANARY4711}}",
        "{\"json_keyfile\": {\"a\": \"CANARY4711\"",
        "CANARY4711",
        "{\"json_keyfile\": [\"CANARY4711\"]}",
        "{\"json_keyfile\": \"CANARY4711\", \"json_keyfile\": \"CANARY4711b\"}",
        "{\"json_keyfle\": \"CANARY4711\"}",
        "{\"private_key\": \"CANARY4711\"}",
        "{\"compression\": \"gz\", \"public_key\": \"CANARY4711\"}",
        "{\"-----BEGIN PRIVATE KEY-----CANARY4711\": 1}",
        "{\"bucket\": \"-----BEGIN PRIVATE KEY-----CANARY4711\"}",
        "{\"path_prefix\": \"{'private_key':*CANARY4711\"}"
      })
  void noProblemQuotesAKey(String json) {
    Throwable thrown =
        catchThrowableOfType(InvalidSettings.class, () -> SettingsJson.parse("{}", json, Map.of()));

    assertThat(printed(thrown)).isNotEmpty().doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path_prefix",
        "null_string",
        "sequence_format",
        "timestamp_format",
        "application_name",
        "bucket"
      })
  void aPrivateKeyIsAcceptedWhereKeysBelongOnly(String key) {
    String value = "{'private_key': '-----BEGIN RSA PRIVATE KEY-----%Y" + CANARY + "'}";

    assertThat(Samples.problemsOf("{}", Samples.json(""), Map.of(key, value)))
        .contains(
            key + ": holds a private key (a service account's key file belongs in json_keyfile)");
  }

  @Test
  void noProblemElsewhereQuotesAKeyThatIsFine() {
    Throwable thrown =
        catchThrowable(
            () -> SettingsJson.parse("{\"json_keyfile\": \"" + KEY_FILE + "\", \"bucket\": 1}"));

    assertThat(printed(thrown)).contains("bucket: is \"1\"").doesNotContain(CANARY);
  }

  private static String printed(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
