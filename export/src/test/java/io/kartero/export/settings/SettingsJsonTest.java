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
import io.kartero.export.pgp.Armor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsJsonTest {
  private static final String ENCRYPTED = "'compression': 'encryption_pgp', 'public_key': 'KEY'";

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
  void theNamesOfThePagesTableAreKnown() {
    ExportSettings settings =
        parsed(
            """
            'compression': 'encryption_pgp', 'public key': 'KEY', 'Key Identifier': '0x01234567',
            'Amor': true, 'Compression Type': 'bzip2'
            """);

    assertThat(settings.encryption())
        .contains(new EncryptionSettings("KEY", Optional.of("01234567"), Armor.ASCII));
    assertThat(settings.compression()).isEqualTo(new Compression.Bzip2());
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

  @Test
  void tsvChangesTheDelimiterWhereNoneIsGiven() {
    assertThat(parsed("'format': 'TSV'").dialect().delimiter()).isEqualTo("\t");
    assertThat(parsed("'format': 'tsv', 'delimiter': ''").dialect().delimiter()).isEqualTo("\t");
    assertThat(parsed("'format': 'tsv', 'delimiter': '|'").dialect().delimiter()).isEqualTo("|");
    assertThat(parsed("'format': 'csv'").dialect().delimiter()).isEqualTo(",");
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "'none'", "'None'", "'NONE'", "'null'", "null"})
  void noCompressionHasManySpellings(String none) {
    assertThat(parsed("'compression': " + none).compression()).isEqualTo(new Compression.None());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gz", "GZ", "gzip", "Gzip"})
  void gzipIsAtLevelSixUnlessToldOtherwise(String word) {
    assertThat(parsed("'compression': '" + word + "'").compression())
        .isEqualTo(new Compression.Gzip(6));
    assertThat(parsed("'gzip_level': 9, 'compression': '" + word + "'").compression())
        .isEqualTo(new Compression.Gzip(9));
    assertThat(parsed("'gzip_level': '1', 'compression': '" + word + "'").compression())
        .isEqualTo(new Compression.Gzip(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bzip2", "bz2", "BZ2"})
  void bzip2HasTwoNames(String word) {
    assertThat(parsed("'compression': '" + word + "'").compression())
        .isEqualTo(new Compression.Bzip2());
  }

  @Test
  void anEncryptedFileIsCompressedWithGzipFirst() {
    ExportSettings settings = parsed(ENCRYPTED);

    assertThat(settings.compression()).isEqualTo(new Compression.Gzip(6));
    assertThat(settings.encryption())
        .contains(new EncryptionSettings("KEY", Optional.empty(), Armor.BINARY));
  }

  @ParameterizedTest
  @CsvSource({
    "none,None[]",
    "null,None[]",
    "gzip,Gzip[level=6]",
    "GZ,Gzip[level=6]",
    "bzip2,Bzip2[]",
    "bz2,Bzip2[]"
  })
  void theCompressionOfAnEncryptedFileIsTheCompressionType(String word, String compression) {
    assertThat(parsed(ENCRYPTED + ", 'compression_type': '" + word + "'").compression())
        .hasToString(compression);
  }

  @Test
  void gzipLevelIsMeantForAnEncryptedFileToo() {
    assertThat(parsed(ENCRYPTED + ", 'gzip_level': 3").compression())
        .isEqualTo(new Compression.Gzip(3));
  }

  @Test
  void aPublicKeyIsKeptAsItIsGiven() {
    String json = json("'compression': 'encryption_pgp', 'public_key': 'A\\nB\\\\nC '");

    assertThat(SettingsJson.parse(json).encryption().orElseThrow().publicKey())
        .isEqualTo("A\nB\\nC ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"key_identifier", "public_key_identifier", "encryption_key_identifier", "key_id"})
  void theKeyIdentifierHasFourNames(String key) {
    ExportSettings settings = parsed(ENCRYPTED + ", '" + key + "': 'abcdef0123456789'");

    assertThat(settings.encryption().orElseThrow().keyIdentifier()).contains("ABCDEF0123456789");
  }

  @ParameterizedTest
  @CsvSource({
    "01234567,01234567",
    "0xdeadbeef,DEADBEEF",
    "0XABCDEF0123456789,ABCDEF0123456789",
    "'0123 4567 89ab cdef 0123  4567 89ab cdef 0123 4567',0123456789ABCDEF0123456789ABCDEF01234567",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef,"
        + "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"
  })
  void aKeyIdentifierIsAKeyIdOrAFingerprint(String given, String digits) {
    ExportSettings settings = parsed(ENCRYPTED + ", 'key_identifier': '" + given + "'");

    assertThat(settings.encryption().orElseThrow().keyIdentifier()).contains(digits);
  }

  @Test
  void aKeyIdentifierOfDigitsMayBeANumber() {
    assertThat(
            parsed(ENCRYPTED + ", 'key_id': 12345678").encryption().orElseThrow().keyIdentifier())
        .contains("12345678");
  }

  @ParameterizedTest
  @ValueSource(strings = {"armor", "amor", "ascii_armor", "Amor", "ASCII Armor"})
  void armorHasThreeNames(String key) {
    assertThat(armor("'" + key + "': true")).isEqualTo(Armor.ASCII);
    assertThat(armor("'" + key + "': 'True'")).isEqualTo(Armor.ASCII);
    assertThat(armor("'" + key + "': false")).isEqualTo(Armor.BINARY);
    assertThat(armor("'" + key + "': 'false'")).isEqualTo(Armor.BINARY);
  }

  private static Armor armor(String member) {
    return parsed(ENCRYPTED + ", " + member).encryption().orElseThrow().armor();
  }

  @ParameterizedTest
  @CsvSource({"true,LINE", "'\"true\"',LINE", "'\"TRUE\"',LINE", "false,NONE", "'\"false\"',NONE"})
  void theHeaderLineIsATruthValueOrItsText(String value, Header header) {
    assertThat(parsed("'header_line': " + value).dialect().header()).isEqualTo(header);
  }

  @Test
  void aDelimiterIsOneCharacterOrTheWordTab() {
    assertThat(delimiter(",")).isEqualTo(",");
    assertThat(delimiter("|")).isEqualTo("|");
    assertThat(delimiter(";")).isEqualTo(";");
    assertThat(delimiter(" ")).isEqualTo(" ");
    assertThat(delimiter("ー")).isEqualTo("ー");
    assertThat(delimiter("\\u0001")).isEqualTo("\u0001");
    assertThat(delimiter("\\t")).isEqualTo("\t");
    assertThat(delimiter("\\\\t")).isEqualTo("\t");
    assertThat(delimiter("Tab")).isEqualTo("\t");
  }

  private static String delimiter(String json) {
    return parsed("'delimiter': '" + json + "'").dialect().delimiter();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\\N", "NULL", "null", " ", "無"})
  void nullMayBeWrittenAsAnyText(String text) {
    String escaped = text.replace("\\", "\\\\");

    assertThat(parsed("'null_string': '" + escaped + "'").dialect().nullString()).isEqualTo(text);
  }

  @Test
  void aNullStringThatIsNullIsTheDefault() {
    assertThat(parsed("'null_string': null").dialect().nullString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CRLF,CRLF", "crlf,CRLF", "CR,CR", "cr,CR", "LF,LF", "Lf,LF"})
  void newlinesAreNamedInAnyCase(String word, Newline newline) {
    assertThat(parsed("'newline': '" + word + "'").dialect().newline()).isEqualTo(newline);
  }

  @ParameterizedTest
  @CsvSource({"LF,LF", "CRLF,CRLF", "CR,CR", "keep,KEEP", "Keep,KEEP"})
  void newlinesInsideValuesAreNamedInAnyCase(String word, FieldNewline newline) {
    assertThat(parsed("'newline_in_field': '" + word + "'").dialect().newlineInField())
        .isEqualTo(newline);
  }

  @ParameterizedTest
  @CsvSource({"MINIMAL,MINIMAL", "minimal,MINIMAL", "all,ALL", "None,NONE"})
  void quotePoliciesAreNamedInAnyCase(String word, QuotePolicy policy) {
    assertThat(parsed("'quote_policy': '" + word + "'").dialect().quotes()).isEqualTo(policy);
  }

  @ParameterizedTest
  @CsvSource({
    "utf8,UTF-8",
    "UTF-8,UTF-8",
    "Shift_JIS,Shift_JIS",
    "sjis,Shift_JIS",
    "Windows-31J,windows-31j",
    "MS932,windows-31j",
    "euc-jp,EUC-JP",
    "eucjp,EUC-JP"
  })
  void charsetsAreKnownByTheirUsualNames(String word, String charset) {
    assertThat(parsed("'charset': '" + word + "'").dialect().charset().name()).isEqualTo(charset);
  }

  @ParameterizedTest
  @CsvSource({"fail,FAIL", "Replace,REPLACE"})
  void charsetErrorsFailOrAreReplaced(String word, Unmappable unmappable) {
    assertThat(parsed("'charset_errors': '" + word + "'").dialect().unmappable())
        .isEqualTo(unmappable);
  }

  @Test
  void timestampFormatsAreNamesOrPatterns() {
    assertThat(timestampFormat("Presto")).isEqualTo(new TimestampFormat.Presto());
    assertThat(timestampFormat("embulk")).isEqualTo(new TimestampFormat.Embulk());
    String every =
        "%Y %m %d %H %M %S %L %N %3N %6N %9N %y %j %e %I %p %b %B %a %A %z %:z %Z %s %Q %F %T %%";
    assertThat(timestampFormat(every)).isEqualTo(new TimestampFormat.Pattern(every));
  }

  private static TimestampFormat timestampFormat(String text) {
    return parsed("'timestamp_format': '" + text + "'").dialect().timestampFormat();
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Tokyo,Asia/Tokyo",
    "asia/tokyo,Asia/Tokyo",
    "+09:00,+09:00",
    "+0900,+09:00",
    "-5,-05:00",
    "UTC,Z",
    "utc,Z",
    "Z,Z",
    "Etc/UTC,Z",
    "GMT+9,+09:00"
  })
  void timeZonesAreNamesOrOffsets(String text, String zone) {
    assertThat(parsed("'timezone': '" + text + "'").dialect().zone()).isEqualTo(ZoneId.of(zone));
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

  @Test
  void theSameValueMayComeUnderTwoNames() {
    assertThat(parsed(ENCRYPTED + ", 'amor': true, 'armor': 'true'").encryption().orElseThrow())
        .isEqualTo(new EncryptionSettings("KEY", Optional.empty(), Armor.ASCII));
  }
}
