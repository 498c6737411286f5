package io.kartero.export.settings;

import static io.kartero.export.settings.Samples.json;
import static io.kartero.export.settings.Samples.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.bucket.Credential;
import io.kartero.export.compress.Compression;
import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.export.encode.Dialect.Unmappable;
import io.kartero.export.encode.TimestampFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsJsonTest {
  @Test
  void everySettingButTwoHasADefault() {
    assertThat(parsed(""))
        .isEqualTo(
            new ExportSettings(
                "samplebucket",
                ObjectPath.of("a/b.csv"),
                Format.CSV,
                new Dialect(
                    ",",
                    "",
                    QuotePolicy.MINIMAL,
                    Newline.CRLF,
                    FieldNewline.LF,
                    Header.LINE,
                    StandardCharsets.UTF_8,
                    Unmappable.FAIL,
                    new TimestampFormat.Presto(),
                    ZoneOffset.UTC),
                new Compression.None(),
                Optional.empty(),
                Optional.empty(),
                OnEmpty.HEADER_ONLY,
                Optional.empty(),
                Optional.empty(),
                "Kartero"));
  }

  @Test
  void thePagesOwnExampleIsReadWithItsBrokenKeyFileAsItIs() throws IOException {
    ExportSettings settings = SettingsJson.parse(resource("page-example.json"));

    assertThat(settings.bucket()).isEqualTo("samplebucket");
    assertThat(settings.path()).isEqualTo(ObjectPath.of("output/test.csv"));
    assertThat(settings.dialect().header()).isEqualTo(Header.NONE);
    assertThat(settings.dialect().newline()).isEqualTo(Newline.CRLF);
    assertThat(settings.compression()).isEqualTo(new Compression.None());
    assertThat(settings.credential())
        .contains(
            Credential.of(
                "{\"private_key_id\": \"ABCDEFGHIJ\", \"private_key\": \"-----BEGIN PRIVATE"
                    + " KEY-----\\nABCDEFGHIJ\\ABCDEFGHIJ\\n-----END PRIVATE KEY-----\\n\","
                    + " \"client_email\": \"ABCDEFGHIJ@developer.gserviceaccount.com\","
                    + " \"client_id\": \"ABCDEFGHIJ.apps.googleusercontent.com\", \"type\":"
                    + " \"service_account\"}"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = SettingsJsonTest.class.getResourceAsStream(name)) {
      assertThat(stream).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theWorkflowOfThePageIsRead() {
    ExportSettings settings =
        SettingsJson.parse(
            """
            {"bucket": "your_bucket", "path_prefix": "dir/example.csv.gz", "format": "csv",
             "compression": "gz", "newline": "CR"}
            """);

    assertThat(settings.bucket()).isEqualTo("your_bucket");
    assertThat(settings.compression()).isEqualTo(new Compression.Gzip(6));
    assertThat(settings.dialect().newline()).isEqualTo(Newline.CR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"karte", "KARTE", " Karte "})
  void theTypeIsKarteInAnyCase(String type) {
    assertThat(parsed("'type': '" + type + "'")).isEqualTo(parsed(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"path_prefix", "PATH_PREFIX", "path-prefix", "Path Prefix", "pathPrefix"})
  void aKeyIsKnownInEverySpellingThatTheSameLettersAllow(String key) {
    String json = "{\"bucket\": \"samplebucket\", \"" + key + "\": \"a/b.csv\"}";

    assertThat(SettingsJson.parse(json)).isEqualTo(parsed(""));
  }

  @Test
  void leadingDotsAndSlashesOfThePathAreDropped() {
    assertThat(SettingsJson.parse("{\"bucket\":\"abc\",\"path_prefix\":\"/./..//a/.b\"}").path())
        .isEqualTo(ObjectPath.of("a/.b"));
  }

  @Test
  void aSequenceGoesIntoTheNameInFrontOfTheExtension() {
    assertThat(parsed("'sequence_format': '.%03d.%02d'").path())
        .isEqualTo(ObjectPath.of("a/b.000.00.csv"));
    assertThat(parsed("'sequence_format': ''").path()).isEqualTo(ObjectPath.of("a/b.csv"));
  }

  @ParameterizedTest
  @CsvSource({"header_only,HEADER_ONLY", "Header-Only,HEADER_ONLY", "skip,SKIP", "FAIL,FAIL"})
  void onEmptyHasThreeWords(String word, OnEmpty onEmpty) {
    assertThat(parsed("'on_empty': '" + word + "'").onEmpty()).isEqualTo(onEmpty);
  }

  @Test
  void aKeyFileMayBeAnObject() {
    assertThat(parsed("'json_keyfile': {'a': [1, 1.50, null], 'b': {'c': 'd'}}").credential())
        .contains(Credential.of("{\"a\":[1,1.50,null],\"b\":{\"c\":\"d\"}}"));
  }

  @Test
  void theRestIsKeptAsItIs() {
    String key = "projects/p/locations/asia/keyRings/r/cryptoKeys/k";
    ExportSettings settings =
        parsed(
            "'application_name': 'Nightly export', 'user_project': 'my-project', 'kms_key': '"
                + key
                + "'");

    assertThat(settings.applicationName()).isEqualTo("Nightly export");
    assertThat(settings.userProject()).contains("my-project");
    assertThat(settings.kmsKey()).contains(key);
  }

  @Test
  void fieldsThatAreNullOrBlankCountAsNotGiven() {
    assertThat(
            parsed(
                """
                'type': '', 'format': null, 'compression_type': ' ', 'public_key': '',
                'key_identifier': '', 'armor': null, 'gzip_level': '', 'header_line': '',
                'newline': '', 'quote_policy': '', 'json_keyfile': '', 'application_name': '',
                'charset': '', 'timestamp_format': '', 'timezone': '', 'on_empty': '',
                'user_project': '', 'kms_key': null, 'delimiter': null
                """))
        .isEqualTo(parsed(""));
  }

  @Test
  void aByteOrderMarkInFrontOfTheJsonIsPassedOver() {
    assertThat(SettingsJson.parse("\uFEFF" + json(""))).isEqualTo(parsed(""));
  }
}
