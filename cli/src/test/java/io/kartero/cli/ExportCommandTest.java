package io.kartero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.cli.Shell.Run;
import io.kartero.testing.FakeGoogleStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `export`, and what shares its arguments: `preview` and `check`. Long, for its messages are
/// whole.
class ExportCommandTest {
  private static final String SQL = "SELECT * FROM (VALUES (1, 'a'), (2, NULL)) v(id, name)";

  /// As it is printed on the page that Kartero answers to, its broken key file included.
  private static final String PAGE =
      """
      {"type":"karte","bucket":"samplebucket","path_prefix":"/output/test.csv","format":"csv",\
      "compression":"","header_line":false,"delimiter":",","null_string":"","newline":"CRLF",\
       "json_keyfile":"{\\"private_key_id\\": \\"ABCDEFGHIJ\\", \\"private_key\\": \
      \\"-----BEGIN PRIVATE KEY-----\\\\nABCDEFGHIJ\\\\ABCDEFGHIJ\\\\n-----END PRIVATE KEY-----\\\\n\\", \
      \\"client_email\\": \\"ABCDEFGHIJ@developer.gserviceaccount.com\\", \
      \\"client_id\\": \\"ABCDEFGHIJ.apps.googleusercontent.com\\", \\"type\\": \\"service_account\\"}"}\
      """;

  private static final String HEADER_WARNING =
      "warning: HEADER_MISSING: KARTE takes the first line for the header, so the first row of data"
          + " is lost (set header_line to true)\n";

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void openShell() {
    shell = new Shell(folder);
  }

  private static String settings(String path) {
    return "{\"bucket\":\"samplebucket\",\"path_prefix\":\"" + path + "\"}";
  }

  private String object(String name) throws IOException {
    return Files.readString(folder.resolve("buckets").resolve("samplebucket").resolve(name));
  }

  private long objects() throws IOException {
    if (!Files.exists(folder.resolve("buckets"))) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder.resolve("buckets"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("/.kartero/"))
          .count();
    }
  }

  @Test
  void thePagesOwnSettingsDeliverIntoAFolder() throws IOException {
    Run run = shell.buckets().run("export", SQL, "-r", PAGE);

    assertThat(run.errors()).isEqualTo(HEADER_WARNING);
    assertThat(run.out())
        .startsWith(
            """
            delivered     %s/buckets/samplebucket/output/test.csv
            type          text/csv; charset=utf-8
            rows          2
            bytes         9
            crc32c\
            """
                .formatted(folder))
        .contains("job           cli-20260131T150405678\n");
    assertThat(run.code()).isZero();
    assertThat(object("output/test.csv")).isEqualTo("1,a\r\n2,\r\n");
  }

  @Test
  void thePagesBrokenKeyFileFailsWhereTheBucketIsARealOne() {
    assertThat(shell.run("export", SQL, "-r", PAGE))
        .isEqualTo(
            new Run(
                2,
                "",
                "error: json_keyfile: is no valid JSON at line 1, column 90: the backslash before"
                    + " it begins no JSON escape; give the key file exactly as Google Cloud offers"
                    + " it for download.\n"));
  }

  @Test
  void aRealBucketNeedsAKeyFile() {
    assertThat(shell.run("export", SQL, "-r", settings("a.csv")))
        .isEqualTo(
            new Run(
                2,
                "",
                "error: json_keyfile: is missing (give the service account's key file, or a folder"
                    + " of buckets with --bucket-folder)\n"));
  }

  @Test
  void everyProblemOfTheSettingsIsToldAtOnce() {
    Run run = shell.run("export", SQL, "-r", "{\"bukcet\":\"x\",\"newline\":\"foo\"}");

    assertThat(run)
        .isEqualTo(
            new Run(
                2,
                "",
                """
                error: bukcet: is no setting of an export to KARTE (did you mean bucket?)
                error: bucket: is missing (name the Google Cloud Storage bucket)
                error: path_prefix: is missing (name the object, as in output/test.csv)
                error: newline: is "foo" (accepted are CRLF, CR and LF)
                """));
  }

  @Test
  void settingsComeFromAFileAndSingleOnesBeforeThem() throws IOException {
    Path file = shell.file("karte.json", settings("a.csv"));
    shell.buckets();

    Run run =
        shell.run(
            "export", SQL, "-r", "@" + file, "--set", "newline=LF", "--set", "null_string=\\N");

    assertThat(run.code()).isZero();
    assertThat(object("a.csv")).isEqualTo("id,name\n1,a\n2,\\N\n");
    assertThat(shell.run("export", SQL, "-r", "@" + folder + "/none.json"))
        .isEqualTo(new Run(2, "", "error: -r: " + folder + "/none.json does not exist\n"));
  }

  @Test
  void theScheduledTimeFillsThePath() throws IOException {
    shell.buckets();
    String path = "${session_date}/${session_time}.csv";

    shell.run("export", SQL, "-r", settings(path), "--scheduled-time", "2026-01-19T23:30:00+09:00");
    shell.run("export", SQL, "-r", settings(path), "--scheduled-time", "2026-01-20");
    shell.run("export", SQL, "-r", settings("now-${session_date}.csv"));

    assertThat(folder.resolve("buckets/samplebucket/2026-01-19")).isNotEmptyDirectory();
    assertThat(folder.resolve("buckets/samplebucket/2026-01-20")).isNotEmptyDirectory();
    assertThat(object("now-2026-01-31.csv")).startsWith("id,name\r\n");
    assertThat(shell.run("export", SQL, "-r", settings(path), "--scheduled-time", "tomorrow"))
        .isEqualTo(
            new Run(
                2,
                "",
                "error: --scheduled-time: 'tomorrow' is no time (write it as 2026-01-31,"
                    + " 2026-01-31T06:10:00 or 2026-01-31T06:10:00+09:00)\n"));
  }

  @Test
  void theReceiptIsJsonOnRequest() throws IOException {
    Path receipt = folder.resolve("receipt.json");
    Run run =
        shell
            .buckets()
            .run("export", SQL, "-r", settings("a.csv"), "--json", "--receipt", receipt.toString());

    assertThat(run.errors()).isEmpty();
    assertThat(run.out())
        .startsWith("{\"job_id\":\"cli-20260131T150405678\",\"object\":{\"location\":")
        .contains("\"rows\":2,", "\"started_at\":\"2026-01-31T15:04:05.678Z\"")
        .hasLineCount(1);
    assertThat(receipt).hasContent(run.out());
  }

  @Test
  void aReceiptMustHaveAFolder() throws IOException {
    Run run =
        shell.buckets().run("export", SQL, "-r", settings("a.csv"), "--receipt", folder + "/no/r");

    assertThat(run)
        .isEqualTo(
            new Run(
                2,
                "",
                "error: --receipt: "
                    + folder
                    + "/no is no folder (name a file in a folder that exists)\n"));
    assertThat(objects()).isZero();
  }

  @Test
  void aResultWithoutRowsFollowsOnEmpty() throws IOException {
    String sql = "SELECT 1 AS id WHERE false";
    shell.buckets();

    assertThat(shell.run("export", sql, "-r", settings("a.csv"), "--set", "on_empty=skip"))
        .isEqualTo(
            new Run(
                0, "", "The query returned no rows; nothing was delivered (on_empty is skip).\n"));
    assertThat(shell.run("export", sql, "-r", settings("a.csv"), "--set", "on_empty=fail"))
        .isEqualTo(
            new Run(
                1,
                "",
                "error: query: The query returned no rows, and on_empty is fail. Nothing was"
                    + " delivered. Set on_empty to header_only to deliver a file without rows, or"
                    + " to skip to deliver none.\n"));
    assertThat(objects()).isZero();
  }

  @Test
  void aStatementThatIsNoQueryDeliversNothing() throws IOException {
    for (String command : new String[] {"export", "preview"}) {
      Run run =
          shell.buckets().run(command, "CREATE OR REPLACE TABLE t (id INT)", "-r", settings("a"));

      assertThat(run.errors())
          .isEqualTo(
              "error: SQL: has run, but its last statement is no query, so there are no rows for a"
                  + " file (end it with a SELECT)\n");
      assertThat(run.code()).isEqualTo(2);
      assertThat(objects()).isZero();
    }
  }

  @Test
  void aQueryThatFailsOnItsWayDeliversNothing() throws IOException {
    Run run =
        shell
            .buckets()
            .run(
                "export",
                "SELECT CAST(CASE WHEN range < 300000 THEN '1' ELSE 'x' END AS INTEGER) AS n"
                    + " FROM range(400000)",
                "-r",
                settings("a.csv"));

    assertThat(run.errors())
        .startsWith("error: query: Conversion Error: Could not convert string 'x' to INT32");
    assertThat(run.code()).isEqualTo(2);
    assertThat(objects()).isZero();
  }

  @Test
  @Timeout(120)
  void anInterruptedExportDeliversNothing() throws IOException {
    Terminal watched =
        new Terminal(
            Terminal.Stream.FILE,
            Terminal.Stream.TERMINAL,
            80,
            Terminal.Symbols.UNICODE,
            Terminal.Colors.NONE);

    Run run =
        shell
            .buckets()
            .terminal(watched)
            .interruptedByItsOutput()
            .run("export", "SELECT * FROM range(1000000000000)", "-r", settings("a.csv"));

    assertThat(run.errors()).endsWith("\r\033[Kkartero: cancelled\n");
    assertThat(run.code()).isEqualTo(130);
    assertThat(objects()).isZero();
  }

  @Test
  void googleCloudStorageGetsTheSameBytes() {
    try (FakeGoogleStorage google = FakeGoogleStorage.start()) {
      google.createBucket("samplebucket");
      Path key = shell.file("key.json", google.keyFile());
      Run run =
          shell
              .with("STORAGE_EMULATOR_HOST", google.uri().toString())
              .run(
                  "export",
                  SQL,
                  "-r",
                  settings("a.csv"),
                  "--set",
                  "json_keyfile=" + google.keyFile());

      assertThat(run.errors()).isEmpty();
      assertThat(run.out()).startsWith("delivered     gs://samplebucket/a.csv\n");
      assertThat(new String(google.object("samplebucket", "a.csv").bytes(), StandardCharsets.UTF_8))
          .isEqualTo("id,name\r\n1,a\r\n2,\r\n");
      assertThat(key).exists();
    }
  }

  @Test
  void checkNamesTheMissingRightAndLeavesNothing() {
    try (FakeGoogleStorage google = FakeGoogleStorage.start()) {
      google.createBucket("samplebucket");
      shell.with("STORAGE_EMULATOR_HOST", google.uri().toString());

      assertThat(check(google.keyFile()))
          .isEqualTo(new Run(0, "samplebucket/a.csv can be written\n", ""));
      assertThat(check(google.newAccount("storage.objects.create").keyFile()))
          .isEqualTo(
              new Run(
                  0,
                  "samplebucket/a.csv can be written; to write the same name again the account also"
                      + " needs storage.objects.delete, which the bucket as a whole does not give it\n",
                  ""));
      Run refused = check(google.newAccount().keyFile());
      assertThat(refused.errors()).startsWith("error: bucket: ").contains("storage.objects.create");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(google.objects("samplebucket")).isEmpty();
      assertThat(google.openSessions()).isZero();
    }
  }

  private Run check(String keyFile) {
    return shell.run("check", "-r", settings("a.csv"), "--set", "json_keyfile=" + keyFile);
  }

  @Test
  void previewShowsTheBytesAndDeliversNothing() throws IOException {
    Run run =
        shell
            .buckets()
            .run(
                "preview",
                "SELECT * FROM (VALUES (1, E'a\\r\\nb\\t\"'), (2, NULL), (3, '')) v(id, \"the name\")",
                "-r",
                settings("out/a.csv"),
                "--rows",
                "3");

    assertThat(run)
        .isEqualTo(
            new Run(
                0,
                """
                object        samplebucket/out/a.csv
                content type  text/csv; charset=utf-8

                id,the name␍␊
                1,"a␊b␉""\"␍␊
                2,∅␍␊
                3,""␍␊

                note: HEADER_NAME_CHANGES: KARTE replaces everything but ASCII letters, digits and _ in\
                 names: "the name" becomes "the_name" (expect these names in KARTE, or rename the\
                 columns in the query)
                Nothing was delivered.
                """,
                ""));
    assertThat(objects()).isZero();
  }
}
