package io.kartero.export.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageEmulatorTest {
  private static Map<String, String> environment(String value) {
    return Map.of("STORAGE_EMULATOR_HOST", value);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:9, http://localhost:9",
    "https://gcs:9/, https://gcs:9",
    "[::1]:9, http://[::1]:9",
    "HTTP://my_gcs:4443, http://my_gcs:4443",
    "gcs, http://gcs"
  })
  void itIsTakenAsGooglesOtherClientsDo(String given, URI address) {
    assertThat(StorageEmulator.in(environment(given))).contains(address);
  }

  @Test
  void withoutOneBucketsAreGoogles() {
    assertThat(StorageEmulator.in(Map.of())).isEmpty();
    assertThat(StorageEmulator.in(environment(" "))).isEmpty();
  }

  @Test
  void aPasswordIsNotShown() {
    assertThatThrownBy(() -> StorageEmulator.in(environment("http://u:secret@my_host:1")))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageStartingWith("STORAGE_EMULATOR_HOST: has an @ (localhost:4443")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "ftp://gcs",
        "http://",
        "gcs:99999",
        "gcs:0",
        "[1]:9",
        ":9",
        "http:///o",
        "http:/gcs:9",
        "gcs:9?x=1",
        "http://gcs:9#x",
        "http://gcs/storage"
      })
  void nonsenseIsRefused(String given) {
    assertThatThrownBy(() -> StorageEmulator.in(environment(given)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageStartingWith(
            "STORAGE_EMULATOR_HOST: is \"" + given + "\", which is no address (localhost:4443");
  }
}
