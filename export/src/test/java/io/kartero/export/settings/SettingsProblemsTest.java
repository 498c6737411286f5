package io.kartero.export.settings;

import static io.kartero.export.settings.Samples.problems;
import static io.kartero.export.settings.Samples.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsProblemsTest {
  @Test
  void everyProblemIsReportedAtOnce() {
    assertThatThrownBy(() ->
            SettingsJson.parse(
                """
                {"type": "s3", "bucket": "A", "path_prefix": "a*/${sesion_date}",
                 "format": "xls", "compression": "zip", "header_line": "yes",
                 "delimiter": "::", "null_string": "\\"", "newline": "CRFL",
                 "quote_policy": "SOME", "charset": "UTF-16", "timezone": "Tokyo",
                 "on_empty": "no", "colour": 1}
                """))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage(
            """
            colour: is no setting of an export to KARTE (the settings are type, bucket, \
            path_prefix, sequence_format, format, compression, public_key, key_identifier, armor, \
            compression_type, gzip_level, header_line, delimiter, null_string, newline, \
            quote_policy, json_keyfile, application_name, charset, charset_errors, \
            timestamp_format, timezone, newline_in_field, on_empty, user_project, kms_key)
            type: is "s3" (Kartero exports to karte only)
            bucket: is "A", which has capital letters (bucket names are in small letters)
            path_prefix: has the unknown placeholder "${sesion_date}" (did you mean \
            ${session_date}? The placeholders are ${session_date}, ${session_date_compact}, \
            ${session_time}, ${session_unixtime}, ${job_id})
            path_prefix: is "a*/1", which holds * or ? (KARTE and Google's tools take them for \
            wildcards; leave them out)
            format: is "xls" (accepted are csv and tsv)
            compression: is "zip", an archive of files, which KARTE does not read (use gz)
            delimiter: is "::" (give one character, or the word tab)
            null_string: is "\"": NULL is written without quotes, so the file could not be read \
            back (leave quotes and line breaks out)
            quote_policy: is "SOME" (accepted are MINIMAL, ALL and NONE)
            newline: is "CRFL" (accepted are CRLF, CR and LF; did you mean CRLF?)
            header_line: is "yes" (accepted are true and false)
            charset: is "UTF-16" (its commas, quotes and newlines are more than one byte long, \
            which no reader of CSV expects; accepted are UTF-8, Shift_JIS, Windows-31J and EUC-JP)
            timezone: is "Tokyo", which is no time zone (use an IANA name like Asia/Tokyo, or an \
            offset like +09:00; did you mean Asia/Tokyo?)
            on_empty: is "no" (accepted are header_only, skip and fail)\
            """);
  }

  @Test
  void bucketAndPathAreRequired() {
    assertThat(problemsOf("{\"bucket\": null, \"path_prefix\": \" \"}"))
        .containsExactly(
            "bucket: is missing (name the Google Cloud Storage bucket)",
            "path_prefix: is missing (name the object, as in output/test.csv)");
  }

  @ParameterizedTest
  @CsvSource({
    "nullstrings,null_string",
    "delimeter,delimiter",
    "bukcet,bucket",
    "amour,armor",
    "keyidentifer,key_identifier",
    "header_lines,header_line",
    "pathprefx,path_prefix"
  })
  void anUnknownKeyIsNamedWithTheNearestKnownOne(String key, String nearest) {
    assertThat(problems("'" + key + "': 1"))
        .containsExactly(
            key + ": is no setting of an export to KARTE (did you mean " + nearest + "?)");
  }

  @Test
  void aFieldOfAKeyFileIsSentWhereItBelongs() {
    assertThat(problems("'private_key': 'x', 'client_email': 'y'"))
        .containsExactly(
            "private_key: is no setting of an export to KARTE (it belongs to a service account's"
                + " key file: give the whole file as json_keyfile)",
            "client_email: is no setting of an export to KARTE (it belongs to a service account's"
                + " key file: give the whole file as json_keyfile)");
  }

  @Test
  void anUnknownKeyThatIsNoNameIsNotShown() {
    assertThat(problems("'{private_key: ABC}': 1").getFirst())
        .startsWith(
            "settings: a key of 18 characters is no setting of an export to KARTE (the settings are"
                + " type, bucket,");
  }

  @Test
  void theSameSettingGivenTwiceMustSayTheSame() {
    assertThat(problems("'armor': true, 'amor': false, 'newline': 'LF', 'newline': 'CR'"))
        .containsExactly(
            "armor: is given twice with different values, as \"armor\" and as \"amor\" (give it"
                + " once)",
            "newline: is given twice with different values (give it once)");
  }

  @Test
  void aListOrAnObjectIsNoValue() {
    assertThat(problemsOf("{\"bucket\": [\"a\", {\"b\": 1}], \"path_prefix\": {\"c\": [1]}}"))
        .containsExactly(
            "bucket: is a list (give a single text, number or true or false)",
            "path_prefix: is an object (give a single text, number or true or false)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "''~this is empty (give one JSON object, as in {\"bucket\": ...})",
        "[]~this is a list (give one JSON object, as in {\"bucket\": ...})",
        "null~this is a single value (give one JSON object, as in {\"bucket\": ...})",
        "{}{}~this goes on after the end of the JSON object (give one JSON object)",
        "{\"bucket\": CANARY}~this is not JSON: line 1, column 12: a word stands here that is not in"
            + " quotes",
        "{\"bucket\": \"CANARY~this is not JSON: line 1, column 19: the text ends too early; a quote"
            + " or a closing brace is missing",
        "{\"bucket\": \"CANARY\\x\"}~this is not JSON: line 1, column 20: this character cannot"
            + " follow a backslash; write \\\\ for the backslash itself",
        "{\"bucket\": \"\\u00xCANARY\"}~this is not JSON: line 1, column 17: four hexadecimal digits"
            + " must follow \\u",
        "{\"bucket\": 007}~this is not JSON: line 1, column 13: this is no number as JSON writes"
            + " them; put it in quotes",
        "{'bucket': 'CANARY'}~this is not JSON: line 1, column 2: this character cannot stand here;"
            + " a quote, a comma or a colon may be missing"
      },
      quoteCharacter = '`')
  void aTextThatIsNoJsonObjectIsOneProblemWithItsPlace(String json, String problem) {
    assertThat(problemsOf(json.equals("''") ? "" : json)).containsExactly("settings: " + problem);
  }

  @Test
  void aLineBreakInsideATextIsExplained() {
    assertThat(problemsOf("{\n\"bucket\": \"a\nCANARY\"}"))
        .containsExactly(
            "settings: this is not JSON: line 2, column 13: a line break or another control"
                + " character stands inside a text; write \\n");
  }

  @Test
  void whatIsNestedTooDeeplyIsRefused() {
    assertThat(problemsOf("{\"json_keyfile\": " + "{\"a\":".repeat(2_000)))
        .containsExactly(
            "settings: this is not JSON: a name, a number or the nesting is larger than any"
                + " setting");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "", "gz", "bzip2"})
  void keysThatAskForEncryptionNeverMeetAPlainFile(String compression) {
    assertThat(
            problems(
                "'compression': '%s', 'public_key': 'K', 'key_id': '01234567', 'amor': true"
                    .formatted(compression)))
        .containsExactly(
            unused("public_key", compression),
            unused("key_identifier", compression),
            unused("armor", compression));
  }

  private static String unused(String key, String compression) {
    return "%s: is given, but the file would not be encrypted: compression is \"%s\" (set"
            .formatted(key, compression)
        + " compression to encryption_pgp; for a plain file leave %s out, or set".formatted(key)
        + " compression to none if the connection gives it)";
  }

  @Test
  void whatAFormSendsOfAnUnusedEncryptionIsHarmless() {
    assertThat(Samples.parsed("'amor': false, 'public_key': '', 'compression_type': 'gzip'"))
        .isEqualTo(Samples.parsed(""));
  }

  @Test
  void encryptionNeedsAPublicKey() {
    assertThat(problems("'compression': 'encryption_pgp'"))
        .containsExactly(
            "public_key: is missing, and compression is \"encryption_pgp\" (give the OpenPGP public"
                + " key of the reader, as `gpg --armor --export` prints it)");
  }

  @Test
  void aSequenceIsReadEvenWhereThePathIsMissing() {
    assertThat(problemsOf("{\"bucket\": \"abc\", \"sequence_format\": \"%\"}"))
        .containsExactly(
            "sequence_format: is \"%\", whose % at character 1 begins no number (write numbers as"
                + " %d or %03d, and a percent sign as %%)",
            "path_prefix: is missing (name the object, as in output/test.csv)");
  }
}
