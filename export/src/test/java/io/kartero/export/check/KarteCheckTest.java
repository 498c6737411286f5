package io.kartero.export.check;

import static io.kartero.export.check.Checks.PLAIN;
import static io.kartero.export.check.Checks.check;
import static io.kartero.export.check.Checks.findings;
import static io.kartero.export.check.Checks.stamp;
import static io.kartero.export.check.Checks.text;
import static io.kartero.export.check.Checks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.check.Finding.Severity;
import io.kartero.rows.Schema;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KarteCheckTest {
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
}
