package io.kartero.export.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Settings that were right before they were damaged: pieces are lost, doubled, moved and changed.
///
/// A private key is one piece: wherever it gets to, it stays whole, as it does in a slip of
/// somebody's hand.
final class HostileSettings {
  static final String CANARY = "CANARY4711";

  private static final String KEY_FILE =
      "\"{\\\"private_key\\\": \\\"-----BEGIN PRIVATE KEY-----\\\\n"
          + CANARY
          + "\\\\n-----END PRIVATE KEY-----\\\\n\\\"}\"";
  private static final Pattern PIECE = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|[A-Za-z0-9]+|\\S");

  static final List<String> GOOD =
      List.of(
          """
          {"type": "karte", "bucket": "samplebucket", "path_prefix": "a/${session_date}/b.csv.gz",
           "sequence_format": ".%03d.%02d", "format": "tsv", "compression": "encryption_pgp",
           "compression_type": "gzip", "gzip_level": 6, "public_key": "xjMEaA", "armor": true,
           "key_identifier": "0x0123456789ABCDEF", "header_line": "true", "delimiter": "|",
           "null_string": "\\\\N", "newline": "CRLF", "newline_in_field": "keep",
           "quote_policy": "ALL", "charset": "UTF-8", "charset_errors": "fail",
           "timestamp_format": "%Y-%m-%d %H:%M:%S.%6N %z", "timezone": "Asia/Tokyo",
           "on_empty": "skip", "user_project": "my-project", "application_name": "Kartero",
           "kms_key": "projects/p/locations/l/keyRings/r/cryptoKeys/k", "json_keyfile": KEYFILE}
          """,
          """
          {"Bucket": "samplebucket", "pathPrefix": "b.csv", "compression": "gz", "Amor": false,
           "json_key": KEYFILE, "delimiter": "\\t", "charset": "sjis", "header-line": false}
          """,
          """
          {"json_keyfile": {"type": "service_account", "private_key": KEYFILE}, "path_prefix": "c",
           "bucket": "samplebucket", "null_string": "", "compression": null}
          """);

  private static final List<String> BAD =
      List.of(
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "null",
          "-1e999999999",
          "9".repeat(2_000),
          "[".repeat(3_000),
          "{\"a\":".repeat(3_000));

  private static final List<String> BAD_TEXTS =
      List.of(
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\u2028\\u202e\\u001b[2J\"",
          "\"\"",
          "\" \"",
          text(".aaa", 40_000),
          text("a.", 40_000),
          text("${", 40_000),
          text("$$", 40_000),
          text("%d", 20_000),
          text("%Y", 20_000),
          text("\\\\\\\\", 40_000),
          text("/", 100_000),
          text("-----BEGIN PGP PUBLIC KEY BLOCK-----\\n", 2_000),
          text(" ", 100_000),
          text("😀", 50_000));

  private HostileSettings() {}

  private static String text(String part, int times) {
    return "\"" + part.repeat(times) + "\"";
  }

  static String next(RandomGenerator random) {
    List<String> pieces =
        new ArrayList<>(
            PIECE
                .matcher(GOOD.get(random.nextInt(GOOD.size())))
                .results()
                .map(MatchResult::group)
                .map(piece -> piece.equals("KEYFILE") ? KEY_FILE : piece)
                .toList());
    boolean keepsForm = random.nextInt(3) > 0;
    for (int damages = 1 + random.nextInt(4); damages > 0 && !pieces.isEmpty(); damages--) {
      if (keepsForm) {
        otherValue(pieces, random);
      } else {
        damage(pieces, random);
      }
    }
    return String.join(random.nextInt(20) == 0 ? "\n" : "", pieces);
  }

  /// Puts another member's value, a bad one or a changed one where a value stands.
  private static void otherValue(List<String> pieces, RandomGenerator random) {
    List<Integer> values =
        IntStream.range(1, pieces.size())
            .filter(i -> pieces.get(i - 1).equals(":"))
            .boxed()
            .toList();
    int at = values.get(random.nextInt(values.size()));
    String value =
        switch (random.nextInt(3)) {
          case 0 -> pieces.get(values.get(random.nextInt(values.size())));
          case 1 -> BAD_TEXTS.get(random.nextInt(BAD_TEXTS.size()));
          default -> changed(pieces.get(at), random);
        };
    if (value.startsWith("\"") && value.endsWith("\"") && pieces.get(at).startsWith("\"")) {
      pieces.set(at, value);
    }
  }

  private static void damage(List<String> pieces, RandomGenerator random) {
    int at = random.nextInt(pieces.size());
    int other = random.nextInt(pieces.size());
    String piece = pieces.get(at);
    switch (random.nextInt(7)) {
      case 0 -> pieces.remove(at);
      case 1 -> pieces.add(other, piece);
      case 2 -> pieces.set(at, pieces.set(other, piece));
      case 3 -> pieces.set(at, BAD.get(random.nextInt(BAD.size())));
      case 4 -> pieces.add(at, BAD_TEXTS.get(random.nextInt(BAD_TEXTS.size())));
      case 5 -> pieces.subList(Math.min(at, other), Math.max(at, other)).clear();
      default -> pieces.set(at, changed(piece, random));
    }
  }

  /// With one character lost, doubled or replaced, unless it is the private key.
  private static String changed(String piece, RandomGenerator random) {
    if (piece.isEmpty() || piece.contains(CANARY)) {
      return piece;
    }
    int at = random.nextInt(piece.length());
    String middle =
        switch (random.nextInt(3)) {
          case 0 -> "";
          case 1 -> piece.substring(at, at + 1).repeat(2);
          default -> Character.toString((char) random.nextInt(1 << random.nextInt(5, 17)));
        };
    return piece.substring(0, at) + middle + piece.substring(at + 1);
  }
}
