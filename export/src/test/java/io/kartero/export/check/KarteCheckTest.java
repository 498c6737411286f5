package io.kartero.export.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.check.Finding.Severity;
import io.kartero.export.settings.SettingsJson;
import io.kartero.rows.Column;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KarteCheckTest {
  private static final Map<String, String> PLAIN = Map.of();

  @Test
  void anExportWithDefaultsIsFine() {
    assertThat(check(PLAIN).settings()).isEmpty();
    assertThat(check(PLAIN).columns(Schema.of(stamp("time"), text("user_id")))).isEmpty();
    assertThat(check(PLAIN).file(new Written(1, 20))).isEmpty();
  }

  @Test
  void aFileWithoutHeaderLosesItsFirstRow() {
    assertThat(findings("header_line", "false"))
        .containsExactly(
            "HEADER_MISSING: KARTE takes the first line for the header, so the first row of data is"
                + " lost (set header_line to true)");
    assertThat(check(Map.of("header_line", "false")).settings().getFirst().severity())
        .isEqualTo(Severity.LOSS);
  }

  @Test
  void namesOfAFileWithoutHeaderDoNotMatter() {
    assertThat(check(Map.of("header_line", "false")).columns(Schema.of(text(""), text("a-b"))))
        .hasSize(1);
  }

  @Test
  void namesThatKarteChangesAreListed() {
    assertThat(columns(text("a-b"), text("id"), text("顧客 ID"), text("😀")))
        .containsExactly(
            "HEADER_NAME_CHANGES: KARTE replaces everything but ASCII letters, digits and _ in names:"
                + " \"a-b\" becomes \"a_b\", \"顧客 ID\" becomes \"___ID\", \"😀\" becomes \"_\""
                + " (expect these names in KARTE, or rename the columns in the query)");
  }

  @Test
  void ofManyNamesThatChangeTenAreListed() {
    Column[] columns = IntStream.range(0, 12).mapToObj(i -> text("a-" + i)).toArray(Column[]::new);

    assertThat(columns(columns).getFirst())
        .contains("\"a-9\" becomes \"a_9\" and 2 more (expect")
        .doesNotContain("a-10");
  }

  @Test
  void namesThatBecomeEqualCollide() {
    assertThat(columns(text("a-b"), text("x"), text("a:b"), text("a_b")))
        .containsExactly(
            "HEADER_NAMES_COLLIDE: \"a-b\", \"a:b\", \"a_b\" are all named \"a_b\" in KARTE, whose"
                + " import fails on names that repeat (give them different names of letters, digits"
                + " and _ in the query)",
            "HEADER_NAME_CHANGES: KARTE replaces everything but ASCII letters, digits and _ in names:"
                + " \"a-b\" becomes \"a_b\", \"a:b\" becomes \"a_b\" (expect these names in KARTE, or"
                + " rename the columns in the query)");
  }

  @Test
  void equalNamesCollideAndEmptyOnesAreMissing() {
    assertThat(columns(text("id"), text(""), text("id"), text("")))
        .containsExactly(
            "HEADER_NAME_EMPTY: Column 2 has no name, and KARTE takes every column's name from the"
                + " header (name it in the query: AS name)",
            "HEADER_NAME_EMPTY: Column 4 has no name, and KARTE takes every column's name from the"
                + " header (name it in the query: AS name)",
            "HEADER_NAMES_COLLIDE: \"id\", \"id\" are all named \"id\" in KARTE, whose import fails on"
                + " names that repeat (give them different names of letters, digits and _ in the"
                + " query)");
  }

  @Test
  void newlinesOfCrAreNotRead() {
    assertThat(findings("newline", "CR"))
        .containsExactly(
            "NEWLINE_UNREAD: KARTE reads lines that end with LF or CRLF; it does not read CR (set"
                + " newline to CRLF or LF)");
    assertThat(findings("newline", "LF")).isEmpty();
  }

  @Test
  void delimitersAreCommaTabAndBar() {
    assertThat(findings("delimiter", ";"))
        .containsExactly(
            "DELIMITER_UNREAD: KARTE reads commas, tabs and | between values, not \";\" (set"
                + " delimiter to one of those)");
    assertThat(findings("delimiter", "|")).isEmpty();
    assertThat(findings("format", "tsv")).isEmpty();
  }

  @Test
  void onlyUtf8IsRead() {
    assertThat(findings("charset", "Windows-31J"))
        .containsExactly(
            "CHARSET_UNREAD: KARTE reads UTF-8; its import fails on windows-31j (set charset to"
                + " UTF-8)");
  }

  @Test
  void encryptedFilesAreNotRead() {
    assertThat(findings(Map.of("compression", "encryption_pgp", "public_key", "K")))
        .containsExactly(
            "ENCRYPTED: KARTE's documentation mentions no OpenPGP, and its import fails on encrypted"
                + " files (set compression to gz, unless something decrypts the file before KARTE"
                + " reads it)");
  }

  @Test
  void bzip2IsNotRead() {
    assertThat(findings("compression", "bz2"))
        .containsExactly(
            "COMPRESSION_UNREAD: KARTE reads plain and gzip files, not bzip2 (set compression to"
                + " gz)");
    assertThat(findings("compression", "gz")).isEmpty();
  }

  @Test
  void valuesWithoutQuotesAreMisread() {
    assertThat(findings("quote_policy", "NONE"))
        .containsExactly(
            "QUOTES_MISSING: KARTE reads quotes, not backslashes: a delimiter, a newline or a quote"
                + " inside a value is misread (set quote_policy to MINIMAL)");
    assertThat(findings("quote_policy", "ALL")).isEmpty();
  }

  @Test
  void aTextForNullMayArriveAsText() {
    assertThat(findings("null_string", "\\N"))
        .containsExactly(
            "NULL_STRING_UNKNOWN: KARTE's documentation names no text that stands for NULL, so"
                + " \"\\N\" may arrive as text (leave null_string empty)");
  }

  @Test
  void anOffsetBehindASpaceIsNotRead() {
    String rest =
        "; KARTE reads YYYY-MM-DD hh:mm:ss[.ffffff], then nothing, UTC after a space, Z, or an offset"
            + " like +09:00 without a space (set timestamp_format to presto)";

    assertThat(findings("timestamp_format", "embulk"))
        .containsExactly(
            "TIMESTAMP_UNREAD: Timestamps would be written as 2015-01-19 20:25:28.000000 +0000"
                + rest);
    assertThat(
            texts(
                check(Map.of("timestamp_format", "%F %T %z"))
                    .columns(Schema.of(stamp("a"), text("b"), zoned("c")))))
        .containsExactly("TIMESTAMP_UNREAD: \"a\", \"c\" would be written as %F %T %z" + rest);
  }

  @Test
  void formatsDoNotMatterToColumnsWithoutTime() {
    assertThat(check(Map.of("timestamp_format", "embulk")).columns(Schema.of(text("a")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%F %T",
        "%Y-%m-%d %H:%M:%S",
        "%F %T.%L",
        "%F %T.%6N UTC",
        "%F %TZ",
        "%F %T%:z",
        "%F %T %Z",
        "%F"
      })
  void patternsOfBigQuerysFormAreRead(String pattern) {
    assertThat(findings("timestamp_format", pattern)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%F %T %:z",
        "%F %T%z",
        "%F %T.%9N",
        "%F %T.%N",
        "%d/%m/%Y",
        "%s",
        "%F%T",
        "%F %T."
      })
  void otherPatternsAreNot(String pattern) {
    assertThat(check(Map.of("timestamp_format", pattern)).settings())
        .extracting(Finding::code)
        .containsExactly(Finding.Code.TIMESTAMP_UNREAD);
  }

  @Test
  void aZonesNameIsReadOnlyWhereItIsUtc() {
    assertThat(findings(Map.of("timestamp_format", "%F %T %Z", "timezone", "Asia/Tokyo")))
        .hasSize(1);
  }

  @Test
  void nanosecondsAreFinerThanKarteReads() {
    assertThat(columns(new Column("t", Scalar.TIMESTAMP_NS)))
        .containsExactly(
            "TIMESTAMP_TOO_FINE: \"t\" may need nine digits behind the second; KARTE reads six (cast"
                + " to TIMESTAMP in the query)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a${job_id}", "a${session_time}", "a${session_unixtime}.csv"})
  void aNameThatNobodyCanKnowBeforehandNeedsAnImportByPrefix(String path) {
    assertThat(findings("path_prefix", path))
        .containsExactly(
            "NAME_UNPREDICTABLE: KARTE cannot know this name beforehand and would have to import by"
                + " prefix, which takes every object that matches, those of earlier runs too (use a"
                + " fixed name, or ${session_date_compact} alone)");
  }

  @Test
  void namesWithADateAreFine() {
    assertThat(findings("path_prefix", "a${session_date_compact}.csv")).isEmpty();
    assertThat(findings("path_prefix", "a$${job_id}.csv")).isEmpty();
  }

  @Test
  void thePlaceholdersOfKartesImportAreNotKarteros() {
    assertThat(findings("path_prefix", "a{{YYYYMMDD}}.csv"))
        .containsExactly(
            "NAME_OF_KARTE: {{...}} is a placeholder of KARTE's own import; in the object's name it"
                + " stays as it is (write ${session_date_compact} for the date)");
  }

  @Test
  void aNameShouldNotPromiseGzipThatIsNotThere() {
    assertThat(findings("path_prefix", "a.csv.GZ"))
        .containsExactly(
            "NAME_MISLEADS: The name ends with .gz, but the file is not compressed with gzip (set"
                + " compression to gz, or name the file otherwise)");
    assertThat(findings(Map.of("path_prefix", "a.csv.gz", "compression", "gz"))).isEmpty();
  }

  @Test
  void aGzipFileOverFourGigabytesIsRefused() {
    KarteCheck gzip = check(Map.of("compression", "gz"));

    assertThat(gzip.file(new Written(1, 4_000_000_000L))).isEmpty();
    assertThat(texts(gzip.file(new Written(1, 4_000_000_001L))))
        .containsExactly(
            "FILE_TOO_LARGE: The gzip file has 4,000,000,001 bytes, and the loader behind KARTE's"
                + " import refuses gzip files over 4 GB (export fewer rows or columns at once)");
    assertThat(check(PLAIN).file(new Written(1, 5_000_000_000L))).isEmpty();
  }

  @Test
  void aFileWithoutRowsIsWorthAThought() {
    assertThat(texts(check(PLAIN).file(new Written(0, 10))))
        .containsExactly(
            "NO_ROWS: The query gave no rows, so KARTE has nothing to import (look at the query, or"
                + " set on_empty to skip or fail)");
  }

  @Test
  void everyFindingIsThereAtOnce() {
    assertThat(
            check(Map.of("header_line", "false", "newline", "CR", "timestamp_format", "embulk"))
                .settings())
        .extracting(Finding::severity)
        .containsExactly(Severity.LOSS, Severity.FAILURE, Severity.FAILURE);
  }

  private static KarteCheck check(Map<String, String> settings) {
    return new KarteCheck(
        SettingsJson.parse(
            "{\"bucket\": \"samplebucket\", \"path_prefix\": \"a.csv\"}", "{}", settings));
  }

  private static List<String> findings(String key, String value) {
    return findings(Map.of(key, value));
  }

  private static List<String> findings(Map<String, String> settings) {
    return texts(check(settings).settings());
  }

  private static List<String> columns(Column... columns) {
    return texts(check(PLAIN).columns(Schema.of(columns)));
  }

  private static List<String> texts(List<Finding> findings) {
    return findings.stream().map(Finding::toString).toList();
  }

  private static Column text(String name) {
    return new Column(name, Scalar.VARCHAR);
  }

  private static Column stamp(String name) {
    return new Column(name, Scalar.TIMESTAMP);
  }

  private static Column zoned(String name) {
    return new Column(name, Scalar.TIMESTAMP_TZ);
  }
}
