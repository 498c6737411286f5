package io.kartero.export.settings;

import io.kartero.export.compress.Compression;
import io.kartero.export.pgp.Armor;
import io.kartero.export.settings.Vocabulary.Packing;
import java.util.Locale;
import java.util.Optional;

/// What happens to the text of a file: the settings from `compression` to `gzip_level`.
record Packed(Compression compression, Optional<EncryptionSettings> encryption) {

  static Packed read(Reading reading) {
    Packing packing = reading.value(Setting.COMPRESSION, Packing.NONE, Packed::compression);
    Packing inner = reading.value(Setting.COMPRESSION_TYPE, Packing.GZIP, Packed::innerCompression);
    Optional<String> publicKey = reading.text(Setting.PUBLIC_KEY);
    Optional<String> keyIdentifier = reading.value(Setting.KEY_IDENTIFIER, KeyIdentifier::parse);
    Armor armor = reading.value(Setting.ARMOR, Armor.BINARY, Vocabulary.ARMOR::parse);
    boolean encrypted = packing == Packing.ENCRYPTED;
    Compression compression = compression(encrypted ? inner : packing, reading);
    if (encrypted && publicKey.isEmpty()) {
      reading.problem(
          Setting.PUBLIC_KEY,
          "is missing, and compression is \"encryption_pgp\"",
          "give the OpenPGP public key of the reader, as `gpg --armor --export` prints it");
    }
    if (!encrypted && reading.fine(Setting.COMPRESSION)) {
      refuseUnused(Setting.PUBLIC_KEY, publicKey.isPresent(), reading);
      refuseUnused(Setting.KEY_IDENTIFIER, keyIdentifier.isPresent(), reading);
      refuseUnused(Setting.ARMOR, armor == Armor.ASCII, reading);
    }
    return new Packed(
        compression,
        publicKey
            .filter(key -> encrypted)
            .map(key -> new EncryptionSettings(key, keyIdentifier, armor)));
  }

  /// Who gives a key wants the file encrypted; a plain file must not leave because `compression`
  /// was forgotten. A connection may hold a key that an export's own `compression` passes over, but
  /// only in a word: forms send a blank one without anybody's decision.
  private static void refuseUnused(Setting setting, boolean given, Reading reading) {
    boolean decided = reading.text(Setting.COMPRESSION).filter(text -> !text.isBlank()).isPresent();
    boolean passedOver = decided && reading.overruled(setting, Setting.COMPRESSION);
    if (given && !passedOver && reading.fine(setting)) {
      reading.problem(
          setting,
          "is given, but the file would not be encrypted: compression is "
              + Shown.quoted(reading.text(Setting.COMPRESSION).orElse("")),
          "set compression to encryption_pgp; for a plain file leave %s out, or set compression to"
                  .formatted(setting.key())
              + " none if the connection gives it");
    }
  }

  private static Compression compression(Packing packing, Reading reading) {
    int level =
        reading.value(Setting.GZIP_LEVEL, Compression.Gzip.DEFAULT_LEVEL, Packed::gzipLevel);
    boolean unused = reading.text(Setting.GZIP_LEVEL).isPresent() && packing != Packing.GZIP;
    if (unused
        && reading.fine(Setting.COMPRESSION, Setting.COMPRESSION_TYPE, Setting.GZIP_LEVEL)
        && !reading.overruled(Setting.GZIP_LEVEL, Setting.COMPRESSION)
        && !reading.overruled(Setting.GZIP_LEVEL, Setting.COMPRESSION_TYPE)) {
      reading.problem(
          Setting.GZIP_LEVEL,
          "is given, but the file would not be compressed with gzip",
          "set compression to gz, or leave gzip_level out");
    }
    return switch (packing) {
      case GZIP -> new Compression.Gzip(level);
      case BZIP2 -> new Compression.Bzip2();
      case NONE, ENCRYPTED -> new Compression.None();
    };
  }

  private static Packing compression(String text) {
    refuseArchives(text);
    return Vocabulary.COMPRESSION.parse(text);
  }

  private static Packing innerCompression(String text) {
    refuseArchives(text);
    return Vocabulary.COMPRESSION_TYPE.parse(text);
  }

  private static void refuseArchives(String text) {
    switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "zip" ->
          throw new Unfit(
              "is " + Shown.quoted(text) + ", an archive of files, which KARTE does not read",
              "use gz");
      case "zlib" ->
          throw new Unfit(
              "is " + Shown.quoted(text) + ", a stream that is no file, which KARTE does not read",
              "use gz");
      default -> {}
    }
  }

  private static int gzipLevel(String text) {
    String digits = text.strip();
    if (!digits.matches("[1-9]")) {
      throw new Unfit("is " + Shown.quoted(text), "accepted are 1 (fastest) to 9 (smallest)");
    }
    return Integer.parseInt(digits);
  }
}
