package io.kartero.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(String... arguments) {
    return Main.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(errors, true, StandardCharsets.UTF_8),
        Map.of("KARTERO_HOME", folder.toString()),
        new Interrupts(),
        arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    int code =
        run(
            "--suite",
            "csv,speed",
            "--table",
            "orders",
            "--rows",
            "many",
            "--rounds",
            "0",
            "--against",
            "/nowhere");

    assertThat(errors())
        .isEqualTo(
            """
            error: --suite: there is no suite 'speed' (there are csv, dialects, gzip, pgp, delivery,\
             cold, memory, trino, java, memory-10x)
            error: --table: there is no table 'orders' (there are lineitem, profiles)
            error: --rows: 'many' is no number of rows (write 1000, 50k or 6M)
            error: --rounds: '0' is no number from 1 to 1000
            error: --against: there is no build of Kartero in '/nowhere' (run /nowhere/kartero once)
            Try 'kartero bench --help'.
            """);
    assertThat(out()).isEmpty();
    assertThat(code).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anOptionThatIsUnknownIsNamed() {
    assertThat(run("--speed")).isEqualTo(2);
    assertThat(errors())
        .isEqualTo("error: Unknown option: '--speed'\nTry 'kartero bench --help'.\n");
  }

  @Test
  void theHelpHasExamples() {
    assertThat(run("--help")).isZero();
    assertThat(out())
        .startsWith("Usage: kartero bench")
        .contains("Examples:", "--suite", "--rounds", "--json", "Exit codes:");
  }

  @Test
  void theListNamesEverySuite() {
    assertThat(run("--list")).isZero();
    assertThat(out().lines().map(line -> line.strip().split(" ", 2)[0]))
        .containsExactly(
            "csv",
            "dialects",
            "gzip",
            "pgp",
            "delivery",
            "cold",
            "memory",
            "trino",
            "java",
            "memory-10x");
  }

  @Test
  void numbersOfRowsMayHaveAUnit() {
    RequestWords words = new RequestWords();

    assertThat(words.rows("1000")).hasValue(1000);
    assertThat(words.rows("50k")).hasValue(50_000);
    assertThat(words.rows("6M")).hasValue(6_000_000);
    assertThat(words.rows("")).isEmpty();
  }
}
