package io.kartero.export.settings;

import static io.kartero.export.settings.Samples.json;
import static io.kartero.export.settings.Samples.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.compress.Compression;
import io.kartero.export.pgp.Armor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionSettingsTest {
  private static final String ENCRYPTED = "'compression': 'encryption_pgp', 'public_key': 'KEY'";

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

  @Test
  void theSameValueMayComeUnderTwoNames() {
    assertThat(parsed(ENCRYPTED + ", 'amor': true, 'armor': 'true'").encryption().orElseThrow())
        .isEqualTo(new EncryptionSettings("KEY", Optional.empty(), Armor.ASCII));
  }
}
