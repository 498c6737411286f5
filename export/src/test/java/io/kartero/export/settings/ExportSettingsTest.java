package io.kartero.export.settings;

import static io.kartero.export.settings.Samples.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportSettingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "'format': 'csv'~text/csv; charset=utf-8",
        "'format': 'tsv'~text/tab-separated-values; charset=utf-8",
        "'charset': 'sjis'~text/csv; charset=shift_jis",
        "'compression': 'gz'~application/gzip",
        "'compression': 'bz2'~application/x-bzip2",
        "'compression': 'encryption_pgp', 'public_key': 'K'~application/pgp-encrypted"
      },
      quoteCharacter = '`')
  void theContentTypeIsThatOfTheOutermostLayer(String members, String contentType) {
    assertThat(parsed(members).contentType()).isEqualTo(contentType);
  }

  @Test
  void aDescriptionHoldsEverySettingInEffect() {
    assertThat(
            parsed("'sequence_format': '.%d', 'delimiter': 'tab', 'timezone': 'asia/tokyo'")
                .describe()
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue()))
        .containsExactly(
            "bucket=samplebucket",
            "path_prefix=a/b.0.csv",
            "format=csv",
            "compression=none",
            "header_line=true",
            "delimiter=\\t",
            "null_string=",
            "newline=CRLF",
            "quote_policy=MINIMAL",
            "charset=UTF-8",
            "charset_errors=fail",
            "timestamp_format=presto",
            "timezone=Asia/Tokyo",
            "newline_in_field=LF",
            "application_name=Kartero",
            "on_empty=header_only");
  }

  @Test
  void aDescriptionNamesThePublicKeyByItsDigest() {
    assertThat(
            parsed(
                    """
                    'compression': 'encryption_pgp', 'public_key': 'K', 'key_id': '01234567',
                    'armor': true, 'gzip_level': 9, 'user_project': 'p',
                    'kms_key': 'projects/p/locations/l/keyRings/r/cryptoKeys/k'
                    """)
                .describe())
        .containsEntry("compression", "encryption_pgp")
        .containsEntry(
            "public_key",
            "SHA-256 86be9a55762d316a3026c2836d044f5fc76e34da10e1b45feee5f18be7edb177")
        .containsEntry("key_identifier", "01234567")
        .containsEntry("armor", "true")
        .containsEntry("compression_type", "gzip")
        .containsEntry("gzip_level", "9")
        .containsEntry("user_project", "p")
        .containsEntry("kms_key", "projects/p/locations/l/keyRings/r/cryptoKeys/k");
  }
}
