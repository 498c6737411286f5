package io.kartero.export.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.export.settings.ObjectPath.Placeholder;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectPathTest {
  private static final ZonedDateTime SESSION =
      ZonedDateTime.of(2015, 1, 19, 20, 25, 28, 999, ZoneId.of("Asia/Tokyo"));
  private static final String ALL =
      "${session_date}, ${session_date_compact}, ${session_time}, ${session_unixtime}, ${job_id}";

  @ParameterizedTest
  @CsvSource({
    "a/b.csv,a/b.csv",
    "a/${session_date}.csv,a/2015-01-19.csv",
    "${session_date_compact}.csv,20150119.csv",
    "a/${session_time},a/2015-01-19T20:25:28+09:00",
    "a/${session_unixtime},a/1421666728",
    "a/${job_id}${job_id},a/4242",
    "a$$b,a$b",
    "a$${job_id}$$$$,a${job_id}$$",
    "/a/b.csv,a/b.csv",
    "日本/${session_date},日本/2015-01-19"
  })
  void placesAreFilledFromTheSessionInItsZoneAndTheJob(String template, String name) {
    assertThat(ObjectPath.of(template).resolve(SESSION, "42")).isEqualTo(name);
  }

  @Test
  void aTimeInUtcHasAnOffsetOfZeros() {
    assertThat(
            ObjectPath.of("${session_time}")
                .resolve(SESSION.withZoneSameInstant(ZoneOffset.UTC), "1"))
        .isEqualTo("2015-01-19T11:25:28+00:00");
  }

  @Test
  void aPathTellsWhatItDependsOn() {
    assertThat(ObjectPath.of("a$${job_id}/${session_date}-${session_time}").placeholders())
        .containsExactly(Placeholder.SESSION_DATE, Placeholder.SESSION_TIME);
    assertThat(ObjectPath.of("a/b.csv").placeholders()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a/b.csv,a/b.000.00.csv",
    "a/b.csv.gz,a/b.000.00.csv.gz",
    "a/b.2015.csv.gz,a/b.2015.000.00.csv.gz",
    "a/b.csv.gz.pgp,a/b.000.00.csv.gz.pgp",
    "a/b,a/b.000.00",
    "a.b/c,a.b/c.000.00",
    "a/.csv,a/.000.00.csv",
    "/.csv,csv.000.00",
    "a/b.2015,a/b.2015.000.00",
    "a/b.final,a/b.final.000.00",
    "a/${job_id},a/${job_id}.000.00",
    "a/${job_id}.tsv,a/${job_id}.000.00.tsv",
    "a$$.csv,a$$.000.00.csv"
  })
  void aSequenceStandsInFrontOfTheExtension(String template, String expected) {
    assertThat(ObjectPath.of(template, ".%03d.%02d").template()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "_%d,a_0.csv",
    ".%02d%d,a.000.csv",
    "-x,a-x.csv",
    "-%%,a-%.csv",
    "-$,a-$.csv",
    "-${job_id},a-${job_id}.csv"
  })
  void aSequenceHasUpToTwoNumbersAndNothingElse(String sequence, String name) {
    assertThat(ObjectPath.of("a.csv", sequence).resolve(SESSION, "42")).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "''~names no object: nothing is left after leading dots and slashes (name the object, as in"
            + " output/test.csv)",
        "../~names no object: nothing is left after leading dots and slashes (name the object, as in"
            + " output/test.csv)",
        "a/~is \"a/\", which ends with a slash, as folders do (put the file's name behind it)",
        "a*~is \"a*\", which holds * or ? (KARTE and Google's tools take them for wildcards; leave"
            + " them out)",
        "a?b~is \"a?b\", which holds * or ? (KARTE and Google's tools take them for wildcards; leave"
            + " them out)",
        "a/../b~is \"a/../b\", which has a part that is . or .. (object names have no parent"
            + " folders)",
        "a/.~is \"a/.\", which has a part that is . or .. (object names have no parent folders)",
        "a$b~has a $ that begins no placeholder (write $$ for the character itself, or one of "
            + ALL
            + ")",
        "a${job_id~has a $ that begins no placeholder (write $$ for the character itself, or one of "
            + ALL
            + ")",
        "a${jobid}~has the unknown placeholder \"${jobid}\" (did you mean ${job_id}? The placeholders"
            + " are "
            + ALL
            + ")",
        "a${}~has the unknown placeholder \"${}\" (The placeholders are " + ALL + ")"
      })
  void aTemplateThatCannotNameAnObjectIsRefused(String template, String problem) {
    assertThatThrownBy(() -> ObjectPath.of(template))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage("path_prefix: " + problem);
  }

  @Test
  void lineBreaksAndOtherControlCharactersAreRefused() {
    assertThatThrownBy(() -> ObjectPath.of("a\r\nb"))
        .hasMessage(
            "path_prefix: is \"a\\r\\nb\", which holds a line break or another control character"
                + " (U+000D) (leave it out)");
    assertThatThrownBy(() -> ObjectPath.of("a\u0000"))
        .hasMessage(
            "path_prefix: is \"a\\u0000\", which holds a line break or another control character"
                + " (U+0000) (leave it out)");
  }

  @Test
  void aParentFolderIsFoundBehindAnyCharacter() {
    assertThatThrownBy(() -> ObjectPath.of("a\u2028/../b"))
        .hasMessage(
            "path_prefix: is \"a\\u2028/../b\", which has a part that is . or .. (object names have"
                + " no parent folders)");
  }

  @Test
  void halfOfASurrogatePairIsRefused() {
    assertThatThrownBy(() -> ObjectPath.of("a\uD83D"))
        .hasMessage(
            "path_prefix: is \"a\\uD83D\", which holds half of a surrogate pair (it cannot be"
                + " UTF-8)");
  }

  @Test
  void aNameHasAtMost1024BytesOfUtf8() {
    assertThat(ObjectPath.of("語".repeat(341) + "a").template()).hasSize(342);
    assertThatThrownBy(() -> ObjectPath.of("語".repeat(341) + "ab"))
        .hasMessage(
            "path_prefix: is \"%s...\", which is 1,025 bytes long in UTF-8 (an object's name has at"
                    .formatted("語".repeat(60))
                + " most 1,024)");
  }

  @Test
  void aNameIsCheckedAgainWhenTheJobIsKnown() {
    ObjectPath path = ObjectPath.of("${job_id}");

    assertThat(path.resolve(SESSION, "/a")).isEqualTo("a");
    assertThatThrownBy(() -> path.resolve(SESSION, "a".repeat(1_025)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage(
            "path_prefix: is \"%s...\", which is 1,025 bytes long in UTF-8 (an object's name has at"
                    .formatted("a".repeat(60))
                + " most 1,024)");
    assertThatThrownBy(() -> path.resolve(SESSION, "a\n")).isInstanceOf(InvalidSettings.class);
  }

  @Test
  void aValueIsNotReadAsAPlaceholder() {
    assertThat(ObjectPath.of("a${job_id}").resolve(SESSION, "${job_id}$1\\"))
        .isEqualTo("a${job_id}$1\\");
  }
}
