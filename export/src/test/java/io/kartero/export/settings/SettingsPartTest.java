package io.kartero.export.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Settings that are saved apart from those that complete them.
class SettingsPartTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"bucket\":\"samplebucket\"}",
        "{\"public_key\":\"any\"}",
        "{\"compression\":\"encryption_pgp\"}",
        "{\"gzip_level\":9}",
        "{\"json_keyfile\":\"no JSON\"}"
      })
  void aPartMayLackWhatAnotherPartGives(String json) {
    assertThatCode(() -> SettingsJson.checkPart("connection", json)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"format\":\"xml\"}|format: is \"xml\" (accepted are csv and tsv)",
        "{\"gzip_level\":0}|gzip_level: is \"0\" (accepted are 1 (fastest) to 9 (smallest))",
        "[]|connection: this is a list (give one JSON object, as in {\"bucket\": ...})"
      })
  void eachSettingOfAPartMustBeRightByItself(String json, String message) {
    assertThatThrownBy(() -> SettingsJson.checkPart("connection", json))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"bucket\":\"b\",\"header_line\":false,\"gzip_level\":9,\"public_key\":null}"
            + "|{\"bucket\":\"b\",\"header_line\":false,\"gzip_level\":9,\"public_key\":null}",
        "{\"JSON Key\":\"s\",\"json_keyfile\":{\"private_key\":\"s\"}}"
            + "|{\"JSON Key\":\"***\",\"json_keyfile\":\"***\"}",
        "{\"private_key\":\"s\",\"-----BEGIN\":[1]}|{\"private_key\":\"***\",\"***\":\"***\"}",
        "{\"bucket\":\"-----BEGIN PGP PRIVATE KEY BLOCK-----\"}|{\"bucket\":\"***\"}",
        "{\"bucket\":\"b\"|{\"settings\":\"***\"}",
        "secret|{\"settings\":\"***\"}"
      })
  void onlyWhatIsKnownToBeHarmlessIsShown(String json, String masked) {
    assertThat(SettingsJson.masked(json)).isEqualTo(masked);
  }
}
