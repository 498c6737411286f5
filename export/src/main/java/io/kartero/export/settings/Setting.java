package io.kartero.export.settings;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The settings of an export. A name in small letters is the key.
enum Setting {
  TYPE,
  BUCKET,
  PATH_PREFIX,
  SEQUENCE_FORMAT,
  FORMAT,
  COMPRESSION,
  PUBLIC_KEY,
  KEY_IDENTIFIER,
  ARMOR,
  COMPRESSION_TYPE,
  GZIP_LEVEL,
  HEADER_LINE,
  DELIMITER,
  NULL_STRING,
  NEWLINE,
  QUOTE_POLICY,
  JSON_KEYFILE,
  APPLICATION_NAME,
  CHARSET,
  CHARSET_ERRORS,
  TIMESTAMP_FORMAT,
  TIMEZONE,
  NEWLINE_IN_FIELD,
  ON_EMPTY,
  USER_PROJECT,
  KMS_KEY;

  private static final Map<String, Setting> BY_LETTERS = byLetters();

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether a text without a visible character is a value. Elsewhere it is nothing: a form sends
  /// the fields that nobody filled in.
  boolean mayBeBlank() {
    return switch (this) {
      case SEQUENCE_FORMAT, COMPRESSION, DELIMITER, NULL_STRING -> true;
      default -> false;
    };
  }

  /// Whether its value is a key. Anywhere else a private key is a slip of the hand, and would end
  /// up in a name, a file or a log.
  boolean isKey() {
    return this == JSON_KEYFILE || this == PUBLIC_KEY;
  }

  /// Other names that sibling connectors have; "Amor" is how the connector's own page spells it.
  private List<String> aliases() {
    return switch (this) {
      case KEY_IDENTIFIER ->
          List.of("public_key_identifier", "encryption_key_identifier", "key_id");
      case ARMOR -> List.of("amor", "ascii_armor");
      case JSON_KEYFILE -> List.of("json_key");
      default -> List.of();
    };
  }

  static Optional<Setting> named(String key) {
    return Optional.ofNullable(BY_LETTERS.get(letters(key)));
  }

  /// The known key that the caller may have meant.
  static Optional<String> nearest(String key) {
    return Nearest.of(letters(key), BY_LETTERS.keySet())
        .flatMap(letters -> Optional.ofNullable(BY_LETTERS.get(letters)))
        .map(Setting::key);
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }

  private static Map<String, Setting> byLetters() {
    Map<String, Setting> settings = new HashMap<>();
    for (Setting setting : values()) {
      Stream.concat(Stream.of(setting.key()), setting.aliases().stream())
          .forEach(name -> settings.put(letters(name), setting));
    }
    return Map.copyOf(settings);
  }

  /// `Key Identifier`, `key-identifier` and `keyIdentifier` are all `key_identifier`.
  private static String letters(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
