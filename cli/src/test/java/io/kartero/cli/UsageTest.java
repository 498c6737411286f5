package io.kartero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
          laod                    | there is no command 'laod' (did you mean load?)            | kartero
          frobnicate              | there is no command 'frobnicate'                           | kartero
          --hoem x                | there is no option '--hoem' (did you mean --home?)         | kartero
          query --lmit=3 x        | there is no option '--lmit' (did you mean --limit?)        | kartero query
          query x y               | 'y' is one argument too many (put the whole statement between quotes) | kartero query
          query --limit x y       | Invalid value for option '--limit': 'x' is no whole number | kartero query
          query --format xml x    | Invalid value for option '--format': expected one of [table, csv, json] but was 'xml' | kartero query
          load                    | Missing required parameters: 'DB.TABLE', 'FILE'            | kartero load
          load a.b                | Missing required parameter: 'FILE'                         | kartero load
          load a x.csv            | Invalid value for DB.TABLE: 'a' names no table in a database; write it as DATABASE.TABLE | kartero load
          load a.b --append --replace x.csv | --append, --replace are mutually exclusive (specify only one) | kartero load
          load a.b --format xls x | Invalid value for option '--format': expected one of [csv, tsv, json, parquet] but was 'xls' | kartero load
          export --set compression x | Value for option '--set' (KEY=VALUE) should be in KEY=VALUE format | kartero export
          key                     | Missing required parameter: 'FILE'                         | kartero key
""")
  void whatCannotBeUnderstoodIsNamedWithTheNearestWord(
      String arguments, String message, String command) {
    Shell.Run run = new Shell(folder).run(arguments.split(" ", -1));

    assertThat(run.errors()).isEqualTo("error: " + message + "\nTry '" + command + " --help'.\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void theServersCommandsAreTheLaunchersToRun() {
    Shell.Run run = new Shell(folder).run("--home", "x", "serve", "--port", "0");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors())
        .isEqualTo(
            "error: serve: must be the first word, and kartero the launcher script (run: kartero"
                + " serve --help)\n");
  }

  @Test
  void withoutACommandTheHelpIsShownAndTheCallerErred() {
    Shell.Run run = new Shell(folder).run();

    assertThat(run.errors())
        .startsWith("Usage: kartero ")
        .contains(
            "  demo ", "  load ", "  query ", "  preview ", "  check ", "  export ", "  key ");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    for (String command :
        List.of(
            "demo",
            "load",
            "query",
            "preview",
            "check",
            "export",
            "key",
            "serve",
            "config",
            "rotate-key",
            "bench",
            "completion")) {
      Shell.Run run = new Shell(folder).run(command, "--help");

      assertThat(run.out()).startsWith("Usage: kartero " + command).contains("Example", "--home");
      assertThat(run.out()).doesNotContain("${picocli");
      assertThat(run.code()).isZero();
    }
  }

  @Test
  void withoutTheSourceTreeThereIsNoBench() {
    Shell.Run run = new Shell(folder).run("bench", "--suite", "csv", "extra");

    assertThat(run.errors())
        .isEqualTo(
            "error: bench: is no part of the product: it comes with Kartero's source tree (run"
                + " ./kartero bench there, with bench as the first word)\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    Shell.Run run = new Shell(folder).run("--version");

    assertThat(run.out()).matches("kartero [0-9]+\\.[0-9]+\\.[0-9]+.*\nJava .* on .*\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void theCompletionScriptKnowsCommandsAndOptions() {
    Shell.Run run = new Shell(folder).run("completion");

    assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("preview", "--scheduled-time");
    assertThat(run.code()).isZero();
  }

  @Test
  void aTraceIsShownOnRequestOnly() {
    assertThat(new Shell(folder).run("query", "selec 1").errors()).doesNotContain("\tat ");
    assertThat(new Shell(folder).run("query", "--verbose", "selec 1").errors())
        .contains("\tat io.kartero");
    assertThat(new Shell(folder).with("KARTERO_DEBUG", "1").run("query", "selec 1").errors())
        .contains("\tat io.kartero");
  }

  @Test
  void aHomeThatIsAFileIsRefused() {
    Shell shell = new Shell(folder);
    Path file = shell.file("occupied", "");

    Shell.Run run = shell.run("query", "SELECT 1", "--home", file.toString());

    assertThat(run.errors())
        .isEqualTo("error: --home: " + file + " is not a folder (name a folder)\n");
    assertThat(run.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KEY",
        "key|KEY",
        "export|x|KEY",
        "export|x|--set|KEY",
        "export|x|--verbose|--set|KEY",
        "export|-f|KEY",
        "export|x|-r|@KEY",
        "load|a.b|--format|csv|KEY"
      })
  void aKeyFileInTheWrongPlaceIsNotSaidBack(String arguments) {
    String key = "{\"private_key\": \"-----BEGIN PRIVATE KEY-----\\nCANARY\\n\"}";

    Shell.Run run = new Shell(folder).run(arguments.replace("KEY", key).split("\\|"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors()).startsWith("error: ").doesNotContain("CANARY");
    assertThat(run.out()).isEmpty();
  }
}
