package io.kartero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.Soak;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever stands on the command line, in a file or in a database: no error sends a terminal a
/// command, and none is unexpected.
class HostileCommandLineTest {
  private static final int ROUNDS = Soak.rounds(150, 20_000);

  private static final List<String> COMMANDS =
      List.of("query", "preview", "export", "key", "load", "check", "completion", "qeury", "");

  /// No option that names a folder is among them: it would be made.
  private static final List<String> OPTIONS =
      List.of(
          "--set",
          "-r",
          "-d",
          "-f",
          "--format",
          "--limit",
          "--scheduled-time",
          "--json",
          "--verbose",
          "--append",
          "--help",
          "--nosuch",
          "-x",
          "-",
          "--",
          "a.b");

  private static final List<String> PIECES =
      List.of(
          "\u001b[2J",
          "\u001b]0;owned\u0007",
          "\u0000",
          "\n",
          "\r",
          "\t",
          "\u007f",
          "\u009b31m",
          "\u202e",
          "\u2028",
          "\ud83d",
          "\u200b",
          "😀",
          "カ",
          "a",
          " ",
          "=",
          "'",
          "\"",
          "{",
          "}",
          "@",
          "${",
          "$",
          "/",
          "..",
          ",",
          "%Y",
          "[",
          "SELECT ",
          "1 AS ",
          "FROM ",
          "error('",
          "')",
          "-",
          "\\");

  @TempDir private Path folder;

  @Test
  void noWordOfAnyKindReachesTheTerminalAsACommand() {
    long seed = Soak.seed("HostileCommandLineTest");
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String[] arguments = arguments(random);
      Shell.Run run = new Shell(folder).buckets().run(arguments);
      assertThat(run.errors())
          .as("seed %d, round %d: %s", seed, round, List.of(arguments))
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\n\t]]")
          .doesNotContain("unexpected ");
      assertThat(run.code()).isIn(ExitCode.DONE, ExitCode.FAILED, ExitCode.CALLER);
    }
  }

  @Test
  void whatCanBeNoNameOfAFileIsSaid() {
    Shell.Run run = new Shell(folder).run("key", "a\u0000b");
    assertThat(run.errors())
        .isEqualTo(
            "error: (a text of 3 characters) can be no file's name: Nul character not allowed\n");
    assertThat(run.code()).isEqualTo(ExitCode.CALLER);
  }

  private static String[] arguments(Random random) {
    List<String> arguments = new ArrayList<>();
    arguments.add(random.nextInt(8) == 0 ? word(random) : chosen(COMMANDS, random));
    for (int more = random.nextInt(6); more > 0; more--) {
      arguments.add(
          switch (random.nextInt(5)) {
            case 0, 1 -> chosen(OPTIONS, random);
            case 2 -> chosen(OPTIONS, random) + "=" + word(random);
            default -> word(random);
          });
    }
    return arguments.toArray(String[]::new);
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int pieces = 1 + random.nextInt(6); pieces > 0; pieces--) {
      word.append(chosen(PIECES, random));
    }
    return word.toString();
  }

  private static String chosen(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
          --ESC[2J                    | there is no option '--␛[2J'
          query --limit ESC[2J x      | Invalid value for option '--limit': '␛[2J' is no whole number
          query --limit aNEWLINEb x   | Invalid value for option '--limit': 'a␊b' is no whole number
          query --limit aRLOb x       | Invalid value for option '--limit': 'a\\u202eb' is no whole number
""")
  void aControlCharacterOfTheCommandLineIsVisible(String arguments, String message) {
    String[] words =
        arguments
            .replace("ESC", "\u001b")
            .replace("NEWLINE", "\n")
            .replace("RLO", "\u202e")
            .split(" ", -1);

    assertThat(new Shell(folder).run(words).errors().lines().findFirst())
        .contains("error: " + message);
  }

  @Test
  void aControlCharacterThatADatabaseSaysIsVisible() {
    Shell.Run run = new Shell(folder).run("query", "SELECT error('\u001b]0;owned\u0007\r!')");

    assertThat(run.errors()).isEqualTo("error: query: Invalid Input Error: ␛]0;owned␇␍!\n");
    assertThat(run.code()).isEqualTo(ExitCode.CALLER);
  }

  @Test
  void theTraceOfAnErrorShowsThemToo() {
    Shell.Run run =
        new Shell(folder).run("query", "--verbose", "SELECT error('\u001b]0;owned\u0007')");

    assertThat(run.errors()).contains("\tat io.kartero").doesNotContain("\u001b", "\u0007");
  }

  @Test
  void whereOnlyAsciiMayBeShownTheyAreEscapes() {
    Terminal ascii =
        new Terminal(
            Terminal.Stream.FILE,
            Terminal.Stream.FILE,
            100,
            Terminal.Symbols.ASCII,
            Terminal.Colors.NONE);

    Shell.Run run = new Shell(folder).terminal(ascii).run("--\u001b[2J");

    assertThat(run.errors()).startsWith("error: there is no option '--\\x1b[2J'\n");
  }
}
