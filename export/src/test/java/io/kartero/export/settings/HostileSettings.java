package io.kartero.export.settings;

import io.kartero.testing.DamagedJson;
import java.util.List;
import java.util.random.RandomGenerator;

/// Settings that were right before they were damaged.
final class HostileSettings {
  static final String CANARY = "CANARY4711";

  private static final String KEY_FILE =
      "\"{\\\"private_key\\\": \\\"-----BEGIN PRIVATE KEY-----\\\\n"
          + CANARY
          + "\\\\n-----END PRIVATE KEY-----\\\\n\\\"}\"";

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

  private static final DamagedJson DAMAGED =
      new DamagedJson(
          GOOD.stream().map(json -> json.replace("KEYFILE", KEY_FILE)).toList(), CANARY);

  private HostileSettings() {}

  static String next(RandomGenerator random) {
    return DAMAGED.next(random);
  }
}
