package io.kartero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.cli.Shell.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {
  private static final String SQL =
      "SELECT * FROM (VALUES (1, 'a,b'), (20, NULL), (300, E'日本\\nx')) v(id, \"the name\")";

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void openShell() {
    shell = new Shell(folder);
  }

  private static Terminal terminal(int columns, Terminal.Symbols symbols) {
    return new Terminal(
        Terminal.Stream.TERMINAL, Terminal.Stream.FILE, columns, symbols, Terminal.Colors.NONE);
  }

  @Test
  void aProgramGetsCsv() {
    assertThat(shell.run("query", SQL))
        .isEqualTo(new Run(0, "id,the name\n1,\"a,b\"\n20,\n300,\"日本\nx\"\n", ""));
  }

  @Test
  void peopleGetATable() {
    Run run = shell.terminal(terminal(80, Terminal.Symbols.UNICODE)).run("query", SQL);

    assertThat(run.out())
        .isEqualTo(
            String.join(
                "\n",
                " id | the name",
                "----+---------",
                "  1 | a,b",
                " 20 | NULL",
                "300 | 日本␊x",
                "(3 rows)",
                ""));
  }

  @Test
  void aTableFitsTheTerminal() {
    Run run =
        shell
            .terminal(terminal(24, Terminal.Symbols.ASCII))
            .run("query", "SELECT 7 AS n, repeat('日本', 20) AS text, E'a\\tb' AS tab");

    assertThat(run.out())
        .isEqualTo(
            String.join(
                "\n",
                "n | text          | tab",
                "--+---------------+-----",
                "7 | 日本日本日本… | a\\tb",
                "(1 row)",
                ""));
  }

  @Test
  void aTableEndsAfterAHundredRowsUnlessMoreAreWanted() {
    String sql = "SELECT range AS n FROM range(2500)";

    assertThat(shell.run("query", "--format", "table", sql).out())
        .endsWith("\n99\n(the first 100 rows; --limit N shows more, --limit 0 all)\n");
    assertThat(shell.run("query", "--format", "table", "--limit", "0", sql).out())
        .endsWith("\n2499\n(2,500 rows)\n");
    assertThat(shell.run("query", "--format", "table", "--limit", "2500", sql).out())
        .endsWith("\n2499\n(2,500 rows)\n");
  }

  @Test
  void aLimitHoldsForEveryFormat() {
    String sql = "SELECT range AS n FROM range(5000)";

    assertThat(shell.run("query", "--limit", "2", sql).out()).isEqualTo("n\n0\n1\n");
    assertThat(shell.run("query", "--limit", "3000", sql).out()).hasLineCount(3001);
    assertThat(shell.run("query", "--limit", "2", "--format", "json", sql).out())
        .isEqualTo("{\"n\":0}\n{\"n\":1}\n");
    assertThat(shell.run("query", "--limit", "0", sql).out()).hasLineCount(5001);
  }

  @Test
  void jsonIsOneObjectALine() {
    assertThat(shell.run("query", "--format", "json", SQL).out())
        .isEqualTo(
            """
            {"id":1,"the name":"a,b"}
            {"id":20,"the name":null}
            {"id":300,"the name":"日本\\nx"}
            """);
  }

  @Test
  void jsonKeepsNumbersBooleansAndStructuresAndSpellsTheRestAsText() {
    String sql =
        """
        SELECT true AS b, 170141183460469231731687303715884105727::HUGEINT AS h, 1.50::DECIMAL(5,2) AS d,
          1e300::DOUBLE AS e, 'NaN'::DOUBLE AS n, '-inf'::DOUBLE AS i, DATE '2026-01-31' AS day,
          TIMESTAMPTZ '2026-01-31 00:00:00Z' AS t, [1, NULL] AS l, {'k': 'v"'} AS s, MAP {'k': 1} AS m,
          E'{\\n "k": 1}'::JSON AS j, 'q"\\\t' AS x, 'a'::BLOB AS o, 'x'::ENUM('x', 'y') AS u\
        """;

    assertThat(shell.run("query", "--format", "json", sql))
        .isEqualTo(
            new Run(
                0,
                """
                {"b":true,"h":170141183460469231731687303715884105727,"d":1.50,"e":1.0E300,"n":"NaN",\
                "i":"-Infinity","day":"2026-01-31","t":"2026-01-31 00:00:00.000 UTC","l":[1,null],\
                "s":{"k":"v\\""},"m":{"k":1},"j":{  "k": 1},"x":"q\\"\\\\\\t","o":"YQ==","u":"x"}
                """,
                ""));
  }

  @Test
  void jsonNumbersTheNamesThatSqlRepeats() {
    String sql = "SELECT 1 AS a, 2 AS a, 3 AS a_1, 4 AS a";

    assertThat(shell.run("query", "--format", "json", sql).out())
        .isEqualTo("{\"a\":1,\"a_2\":2,\"a_1\":3,\"a_3\":4}\n");
  }

  @Test
  void theStatementComesFromAnArgumentAFileOrStandardInput() {
    Path file = shell.file("q.sql", "SELECT 'é' AS x");

    assertThat(shell.run("query", "-f", file.toString()).out()).isEqualTo("x\né\n");
    assertThat(shell.input("SELECT 'ü' AS x").run("query", "-").out()).isEqualTo("x\nü\n");
  }

  @Test
  void aStatementMustBeGivenOnceAndHoldSomething() throws Exception {
    Path file = shell.file("q.sql", "SELECT 1");
    Path latin = Files.write(folder.resolve("latin.sql"), new byte[] {'\'', (byte) 0xe9, '\''});
    String hint = " (give 'SQL', -f FILE, or - to read it from standard input)\n";

    assertThat(shell.run("query")).isEqualTo(new Run(2, "", "error: SQL: is missing" + hint));
    assertThat(shell.run("query", "SELECT 1", "-f", file.toString()))
        .isEqualTo(
            new Run(
                2, "", "error: SQL: is given twice, as an argument and with -f " + file + hint));
    assertThat(shell.run("query", " \n")).isEqualTo(new Run(2, "", "error: SQL: is empty" + hint));
    assertThat(shell.run("query", "-f", folder + "/none.sql"))
        .isEqualTo(new Run(2, "", "error: -f: " + folder + "/none.sql does not exist\n"));
    assertThat(shell.run("query", "-f", latin.toString()))
        .isEqualTo(new Run(2, "", "error: SQL: is not UTF-8 (save the file as UTF-8)\n"));
  }

  @Test
  void aMistakeInTheStatementIsPointedAt() {
    assertThat(shell.run("query", "SELECT 1,\n  '日本', nothing FROM nowhere\nLIMIT 1"))
        .isEqualTo(
            new Run(
                2,
                "",
                """
                error: query: Catalog Error: Table with name nowhere does not exist!
                Did you mean "pg_indexes"?
                  line 2:   '日本', nothing FROM nowhere
                                                 ^
                """));
  }

  @Test
  void aValueThatCannotBeComputedEndsTheQuery() {
    assertThat(shell.run("query", "SELECT CAST('x' AS INTEGER) AS n").errors())
        .startsWith("error: query: Conversion Error: Could not convert string 'x' to INT32\n");
  }

  @Test
  void anUnknownDatabaseIsNamed() {
    assertThat(shell.run("query", "-d", "mian", "SELECT 1"))
        .isEqualTo(
            new Run(2, "", "error: query: there is no database \"mian\"; the nearest: \"main\"\n"));
  }

  @Test
  @Timeout(60)
  void aQueryEndsWhenTheUserInterruptsIt() {
    Run run = shell.interruptedByItsOutput().run("query", "SELECT * FROM range(1000000000000)");

    assertThat(run.out()).startsWith("range\n");
    assertThat(run.errors()).isEqualTo("kartero: cancelled\n");
    assertThat(run.code()).isEqualTo(130);
  }
}
