package io.kartero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.cli.Shell.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadCommandTest {
  private static final String ROWS = "id,name\n1,a\n2,b\n";

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void openShell() {
    shell = new Shell(folder);
  }

  private Run load(String table, Path file, String... options) {
    String[] arguments = new String[3 + options.length];
    arguments[0] = "load";
    arguments[1] = table;
    arguments[2] = file.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return shell.run(arguments);
  }

  private String rows(String table) {
    return shell.run("query", "--format", "json", "SELECT * FROM " + table).out();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a.csv    | id,name\\n1,a\\n2,b\\n
          a.CSV    | id,name\\r\\n1,a\\r\\n2,b\\r\\n
          a.tsv    | id\\tname\\n1\\ta\\n2\\tb\\n
          a.jsonl  | {"id":1,"name":"a"}\\n{"id":2,"name":"b"}\\n
          a.ndjson | {"id":1,"name":"a"}\\n{"id":2,"name":"b"}\\n
          a.json   | [{"id":1,"name":"a"},{"id":2,"name":"b"}]
          """)
  void theExtensionTellsTheFormat(String name, String content) throws IOException {
    String text = content.translateEscapes();
    Path plain = shell.file(name, text);
    Path packed = folder.resolve(name + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    for (Path file : new Path[] {plain, packed}) {
      assertThat(load("shop.t", file, "--replace"))
          .isEqualTo(new Run(0, "", "shop.t: 2 rows loaded\n"));
      assertThat(rows("shop.t"))
          .isEqualTo("{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"name\":\"b\"}\n");
    }
  }

  @Test
  void parquetIsLoaded() {
    Path file = folder.resolve("a.parquet");
    shell.run("query", "COPY (SELECT 1 AS id, DATE '2026-01-31' AS day) TO '" + file + "'");

    assertThat(load("shop.t", file).errors()).isEqualTo("shop.t: 1 rows loaded\n");
    assertThat(rows("shop.t")).isEqualTo("{\"id\":1,\"day\":\"2026-01-31\"}\n");
  }

  @Test
  void aFormatCanBeGivenWhereTheExtensionDoesNotTell() {
    Path file = shell.file("visits.txt", "id\tname\n1\ta\n");

    assertThat(load("shop.t", file).errors())
        .isEqualTo(
            "error: FILE: "
                + file
                + " has no extension that tells its format (add --format csv, tsv, json or"
                + " parquet)\n");
    assertThat(load("shop.t", file, "--format", "tsv").code()).isZero();
    assertThat(rows("shop.t")).isEqualTo("{\"id\":1,\"name\":\"a\"}\n");
  }

  @Test
  void anEmptyFieldIsNullAndAQuotedOneIsAnEmptyText() {
    load("shop.t", shell.file("a.csv", "id,name\n1,\n2,\"\"\n3,\"x\r\n\"\"y\"\"\"\n"));

    assertThat(rows("shop.t"))
        .isEqualTo(
            """
            {"id":1,"name":null}
            {"id":2,"name":""}
            {"id":3,"name":"x\\r\\n\\"y\\""}
            """);
  }

  @Test
  void noLineIsSkippedAndNoneIsAComment() {
    load("shop.t", shell.file("a.csv", "note\n# one\n\"#two\"\n"));

    assertThat(rows("shop.t")).isEqualTo("{\"note\":\"# one\"}\n{\"note\":\"#two\"}\n");
  }

  @Test
  void theFirstLineCanHoldValues() {
    load("shop.t", shell.file("a.csv", "1,a\n2,b\n"), "--no-header");

    assertThat(rows("shop.t"))
        .isEqualTo("{\"column0\":1,\"column1\":\"a\"}\n{\"column0\":2,\"column1\":\"b\"}\n");
  }

  @Test
  void namesMayHoldAnything() {
    Path file = shell.file("it's [1]*?.csv", ROWS);
    shell.file("it's 1xx.csv", "never read");

    assertThat(load("my shop.\"t\".x", file).errors())
        .isEqualTo("my shop.\"t\".x: 2 rows loaded\n");
    assertThat(rows("\"my shop\".\"\"\"t\"\".x\"")).startsWith("{\"id\":1,");
  }

  @Test
  void aTableThatIsThereIsKeptUnlessTheCallerSaysWhatToDo() {
    load("shop.t", shell.file("a.csv", ROWS));
    Path more = shell.file("more.csv", "name,id\nc,3\n");

    assertThat(load("shop.t", more))
        .isEqualTo(
            new Run(2, "", "error: DB.TABLE: shop.t already exists (add --append or --replace)\n"));
    assertThat(load("shop.t", more, "--append").errors()).isEqualTo("shop.t: 1 rows loaded\n");
    assertThat(rows("shop.t")).endsWith("{\"id\":3,\"name\":\"c\"}\n").hasLineCount(3);
    load("shop.t", more, "--replace");
    assertThat(rows("shop.t")).isEqualTo("{\"name\":\"c\",\"id\":3}\n");
  }

  @Test
  void severalFilesAreOneLoad() {
    Path one = shell.file("one.csv", ROWS);
    Path two = shell.file("two.jsonl", "{\"name\":\"c\",\"id\":3}\n");

    assertThat(shell.run("load", "shop.t", one.toString(), two.toString()).errors())
        .isEqualTo("shop.t: 3 rows loaded\n");
    assertThat(rows("shop.t")).endsWith("{\"id\":3,\"name\":\"c\"}\n");
  }

  @Test
  void everyFileThatCannotBeReadIsNamed() {
    Run run = shell.run("load", "shop.t", folder.resolve("none.csv").toString(), folder.toString());

    assertThat(run)
        .isEqualTo(
            new Run(
                2,
                "",
                """
                error: FILE: %1$s/none.csv does not exist
                error: FILE: %1$s is a folder (name the files in it)
                """
                    .formatted(folder)));
  }

  @Test
  void aBrokenLineIsNamedAndTheOldTableStays() {
    load("shop.t", shell.file("a.csv", ROWS));
    Path broken = shell.file("broken.csv", "id,name\n1,a\n2,b,c\n");

    for (String mode : new String[] {"--append", "--replace"}) {
      assertThat(load("shop.t", broken, mode))
          .isEqualTo(
              new Run(
                  2,
                  "",
                  "error: FILE: "
                      + broken
                      + " cannot be loaded: Invalid Input Error: CSV Error on Line: 3; Original"
                      + " Line: 2,b,c; Expected Number of Columns: 2 Found: 3\n"));
      assertThat(rows("shop.t")).hasLineCount(2);
    }
  }

  @Test
  void aFailedLoadLeavesNoNewDatabase() {
    Path broken = shell.file("broken.jsonl", "{\"id\":1}\n{\"id\":\n");

    assertThat(load("fresh.t", broken))
        .isEqualTo(
            new Run(
                2,
                "",
                "error: FILE: "
                    + broken
                    + " cannot be loaded: Invalid Input Error: Malformed JSON in file \""
                    + broken
                    + "\", at byte 8 in line 3: unexpected end of data.\n"));
    assertThat(shell.run("query", "-d", "fresh", "SELECT 1").errors())
        .startsWith("error: query: there is no database \"fresh\"");
  }

  @Test
  void textThatIsNoUtf8IsNamed() throws IOException {
    Path file = folder.resolve("sjis.csv");
    Files.write(file, "id,name\n1,日本\n".getBytes(Charset.forName("Shift_JIS")));

    assertThat(load("shop.t", file).errors())
        .startsWith("error: FILE: " + file + " cannot be loaded: ")
        .endsWith(
            "This file is not utf-8 encoded."
                + " (save it as UTF-8; for Shift_JIS: iconv -f CP932 -t UTF-8)\n")
        .hasLineCount(1);
  }

  @Test
  void theNamesOfFoldersAddNoColumns() throws IOException {
    Path year = Files.createDirectories(folder.resolve("year=2024"));
    load("shop.csv", Files.writeString(year.resolve("a.csv"), ROWS));
    load("shop.json", Files.writeString(year.resolve("a.json"), "{\"id\": 1}"));
    shell.run("query", "COPY (SELECT 1 AS id) TO '" + year.resolve("a.parquet") + "'");
    load("shop.parquet", year.resolve("a.parquet"));

    for (String table : new String[] {"csv", "json", "parquet"}) {
      assertThat(rows("shop." + table)).startsWith("{\"id\":1").doesNotContain("2024");
    }
  }
}
