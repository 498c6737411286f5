package io.kartero.export.settings;

import static io.kartero.export.settings.Samples.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueProblemsTest {
  private static final String DIRECTIVES =
      "(the directives are %Y %m %d %H %M %S %L %N %3N %6N %9N %y %j %e %I %p %b %B %a %A %z %:z %Z"
          + " %s %Q %F %T %%)";

  @ParameterizedTest
  @CsvSource({
    "compression,zlib,'is \"zlib\", a stream that is no file, which KARTE does not read (use gz)'",
    "compression_type,ZIP,'is \"ZIP\", an archive of files, which KARTE does not read (use gz)'",
    "compression,gzp,'is \"gzp\" (accepted are none, gz, bzip2 and encryption_pgp;"
        + " did you mean gz?)'",
    "compression_type,encryption_pgp,'is \"encryption_pgp\" (accepted are gzip, bzip2 and none)'",
    "newline_in_field,drop,'is \"drop\" (accepted are LF, CRLF, CR and keep)'",
    "charset_errors,ignore,'is \"ignore\" (accepted are fail and replace)'",
    "header_line,flase,'is \"flase\" (accepted are true and false; did you mean false?)'",
    "charset,UTF-8-BOM,'is \"UTF-8-BOM\" (KARTE reads no byte order mark; use UTF-8)'",
    "charset,utf-9,'is \"utf-9\" (accepted are UTF-8, Shift_JIS, Windows-31J and EUC-JP; did you"
        + " mean UTF-8?)'",
    "charset,ISO-2022-JP,'is \"ISO-2022-JP\" (accepted are UTF-8, Shift_JIS, Windows-31J and"
        + " EUC-JP)'",
    "timezone,JST,'is \"JST\", which is no time zone (use an IANA name like Asia/Tokyo, or an offset"
        + " like +09:00; did you mean Asia/Tokyo?)'",
    "timezone,Asia/Tokio,'is \"Asia/Tokio\", which is no time zone (use an IANA name like"
        + " Asia/Tokyo, or an offset like +09:00; did you mean Asia/Tokyo?)'",
    "timezone,+25:00,'is \"+25:00\", which is no time zone (use an IANA name like Asia/Tokyo, or an"
        + " offset like +09:00)'",
    "timestamp_format,prest,'is \"prest\", which is neither a name nor a pattern (accepted are"
        + " presto, embulk, and patterns like %Y-%m-%d %H:%M:%S; did you mean presto?)'",
    "timestamp_format,yyyy-MM-dd,'is \"yyyy-MM-dd\", which is neither a name nor a pattern (accepted"
        + " are presto, embulk, and patterns like %Y-%m-%d %H:%M:%S)'",
    "timestamp_format,%Y-%-m-%d,'is \"%Y-%-m-%d\", whose \"%-m\" is no directive "
        + DIRECTIVES
        + "'",
    "timestamp_format,%Y-%,'is \"%Y-%\", whose \"%\" is no directive " + DIRECTIVES + "'",
    "application_name,名前,'is \"名前\", which HTTP cannot carry as a user agent (use up to 100 ASCII"
        + " characters)'",
    "user_project,My Project,'is \"My Project\", which is no project id (give the Google Cloud"
        + " project''s id or number)'",
    "kms_key,k,'is \"k\", which is no key''s resource name (it looks like"
        + " projects/P/locations/L/keyRings/R/cryptoKeys/K)'",
    "sequence_format,.%s,'is \".%s\", whose % at character 2 begins no number (write numbers as %d or"
        + " %03d, and a percent sign as %%)'",
    "sequence_format,%d%d%d,'is \"%d%d%d\", which has 3 numbers (there are two, of the task and of"
        + " its file, as in .%03d.%02d)'",
    "delimiter,::,'is \"::\" (give one character, or the word tab)'"
  })
  void aValueThatIsNoneIsQuotedWithWhatIsAccepted(String key, String value, String problem) {
    assertThat(problems("'" + key + "': '" + value + "'")).containsExactly(key + ": " + problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "'fast'", "1.5", "-1"})
  void gzipHasNineLevels(String level) {
    assertThat(problems("'compression': 'gz', 'gzip_level': " + level))
        .containsExactly(
            "gzip_level: is \"%s\" (accepted are 1 (fastest) to 9 (smallest))"
                .formatted(level.replace("'", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'gzip_level': 3",
        "'gzip_level': 3, 'compression': 'none'",
        "'gzip_level': 3, 'compression': 'bz2'",
        "'gzip_level': 3, 'compression': 'encryption_pgp', 'public_key': 'K', 'compression_type':"
            + " 'bz2'"
      })
  void aGzipLevelWithoutGzipIsRefused(String members) {
    assertThat(problems(members))
        .containsExactly(
            "gzip_level: is given, but the file would not be compressed with gzip (set compression"
                + " to gz, or leave gzip_level out)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456", "0123456G", "0x", "0123456789", "Alice"})
  void aKeyIdentifierThatIsNoneIsRefused(String text) {
    assertThat(
            problems(
                "'compression': 'encryption_pgp', 'public_key': 'K', 'key_id': '" + text + "'"))
        .containsExactly(
            "key_identifier: is \"%s\", which is no key id (give the 8 or 16 hexadecimal digits of a"
                    .formatted(text)
                + " key id, or all of a fingerprint, as `gpg --list-keys"
                + " --with-subkey-fingerprint` shows them)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {"\\\"~\"", "\\r~\\r", "\\n~\\n"})
  void aQuoteOrALineBreakIsNoDelimiter(String json, String shown) {
    assertThat(problems("'delimiter': '" + json + "'"))
        .containsExactly(
            "delimiter: is \"%s\", which means something else in the file (a line break or a quote"
                    .formatted(shown)
                + " cannot be the delimiter)");
  }

  @Test
  void aNullStringMustNotHoldTheDelimiter() {
    assertThat(problems("'delimiter': '|', 'null_string': '|N'"))
        .containsExactly(
            "null_string: is \"|N\" and holds the delimiter: NULL is written without quotes, so the"
                + " file could not be read back (choose another text or another delimiter)");
  }

  @Test
  void aNullStringMustNotHoldALineBreak() {
    assertThat(problems("'null_string': 'a\\r\\n'"))
        .containsExactly(
            "null_string: is \"a\\r\\n\": NULL is written without quotes, so the file could not be"
                + " read back (leave quotes and line breaks out)");
  }

  @Test
  void theCharsetMustHaveTheDelimiterAndTheNullString() {
    assertThat(
            problems(
                "'charset': 'Shift_JIS', 'delimiter': '€', 'null_string': '∅∅', 'timestamp_format': '%Y€'"))
        .containsExactly(
            "delimiter: is \"€\", which the charset Shift_JIS does not have (choose another text, or"
                + " the charset UTF-8)",
            "null_string: is \"∅∅\", which the charset Shift_JIS does not have (choose another text,"
                + " or the charset UTF-8)",
            "timestamp_format: is \"%Y€\", which the charset Shift_JIS does not have (choose"
                + " another text, or the charset UTF-8)");
  }

  @Test
  void halfACharacterIsNoDelimiter() {
    assertThat(problems("'delimiter': '\\ud83d'"))
        .containsExactly(
            "delimiter: is \"\\uD83D\", which the charset UTF-8 does not have (choose another text,"
                + " or the charset UTF-8)");
  }

  @Test
  void aBackslashCannotBothDelimitAndEscape() {
    assertThat(problems("'delimiter': '\\\\', 'quote_policy': 'NONE'"))
        .containsExactly(
            "delimiter: is a backslash, which quote_policy NONE writes in front of delimiters"
                + " (choose another delimiter, or quote_policy MINIMAL)");
  }

  @Test
  void aLongValueIsCutWhereItIsShown() {
    assertThat(problems("'format': '" + "語".repeat(1_000) + "'"))
        .containsExactly("format: is \"" + "語".repeat(60) + "...\" (accepted are csv and tsv)");
  }
}
