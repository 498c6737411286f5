package io.kartero.export.settings;

import io.kartero.export.compress.Compression;
import io.kartero.export.encode.Dialect;
import io.kartero.export.settings.Vocabulary.Packing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Settings in the words in which they are given.
final class SettingsDescription {
  private final SequencedMap<String, String> values = new LinkedHashMap<>();

  private SettingsDescription() {}

  static SequencedMap<String, String> of(ExportSettings settings) {
    SettingsDescription description = new SettingsDescription();
    description.put(Setting.BUCKET, settings.bucket());
    description.put(Setting.PATH_PREFIX, settings.path().template());
    description.put(Setting.FORMAT, Vocabulary.FORMAT.word(settings.format()));
    description.putPacking(settings);
    description.putDialect(settings.dialect());
    description.put(Setting.APPLICATION_NAME, settings.applicationName());
    description.put(Setting.ON_EMPTY, Vocabulary.ON_EMPTY.word(settings.onEmpty()));
    settings.userProject().ifPresent(project -> description.put(Setting.USER_PROJECT, project));
    settings.kmsKey().ifPresent(key -> description.put(Setting.KMS_KEY, key));
    return Collections.unmodifiableSequencedMap(description.values);
  }

  private void putPacking(ExportSettings settings) {
    Packing packing =
        switch (settings.compression()) {
          case Compression.None none -> Packing.NONE;
          case Compression.Gzip gzip -> Packing.GZIP;
          case Compression.Bzip2 bzip2 -> Packing.BZIP2;
        };
    settings
        .encryption()
        .ifPresentOrElse(
            encryption -> {
              put(Setting.COMPRESSION, Vocabulary.COMPRESSION.word(Packing.ENCRYPTED));
              put(Setting.PUBLIC_KEY, digest(encryption.publicKey()));
              encryption.keyIdentifier().ifPresent(key -> put(Setting.KEY_IDENTIFIER, key));
              put(Setting.ARMOR, Vocabulary.ARMOR.word(encryption.armor()));
              put(Setting.COMPRESSION_TYPE, Vocabulary.COMPRESSION_TYPE.word(packing));
            },
            () -> put(Setting.COMPRESSION, Vocabulary.COMPRESSION.word(packing)));
    if (settings.compression() instanceof Compression.Gzip gzip) {
      put(Setting.GZIP_LEVEL, Integer.toString(gzip.level()));
    }
  }

  private void putDialect(Dialect dialect) {
    put(Setting.HEADER_LINE, Vocabulary.HEADER_LINE.word(dialect.header()));
    put(Setting.DELIMITER, dialect.delimiter().replace("\t", "\\t"));
    put(Setting.NULL_STRING, dialect.nullString());
    put(Setting.NEWLINE, Vocabulary.NEWLINE.word(dialect.newline()));
    put(Setting.QUOTE_POLICY, Vocabulary.QUOTE_POLICY.word(dialect.quotes()));
    put(Setting.CHARSET, dialect.charset().name());
    put(Setting.CHARSET_ERRORS, Vocabulary.CHARSET_ERRORS.word(dialect.unmappable()));
    put(Setting.TIMESTAMP_FORMAT, TimestampFormatName.text(dialect.timestampFormat()));
    put(Setting.TIMEZONE, zone(dialect.zone()));
    put(Setting.NEWLINE_IN_FIELD, Vocabulary.NEWLINE_IN_FIELD.word(dialect.newlineInField()));
  }

  private void put(Setting setting, String value) {
    values.put(setting.key(), value);
  }

  private static String zone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static String digest(String publicKey) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(publicKey.getBytes(StandardCharsets.UTF_8));
      return "SHA-256 " + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
