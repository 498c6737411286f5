package io.kartero.cli;

import java.io.Console;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// What standard output and standard error are connected to.
///
/// @param out standard output: people look at it, or a program reads it
/// @param columns the terminal's width, in letters
/// @param symbols which characters may stand for the invisible ones
record Terminal(Stream out, Stream errors, int columns, Symbols symbols, Colors colors) {
  private static final int USUAL_COLUMNS = 100;

  enum Stream {
    TERMINAL,
    FILE
  }

  enum Symbols {
    UNICODE,
    ASCII
  }

  enum Colors {
    SHOWN,
    NONE
  }

  /// For programs: no colors, no progress.
  static Terminal none() {
    return new Terminal(Stream.FILE, Stream.FILE, USUAL_COLUMNS, Symbols.UNICODE, Colors.NONE);
  }

  /// The launcher script says what it found in `kartero.terminal` (the words `out`, `errors`,
  /// `ascii`) and `kartero.columns`. Without it, Java only knows whether both input and output are
  /// a terminal.
  static Terminal of(Properties properties, Map<String, String> environment) {
    String found = properties.getProperty("kartero.terminal");
    List<String> words = List.of((found == null ? guess() : found).split(" "));
    boolean color = words.contains("out") && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        words.contains("out") ? Stream.TERMINAL : Stream.FILE,
        words.contains("errors") ? Stream.TERMINAL : Stream.FILE,
        columns(properties.getProperty("kartero.columns", "")),
        words.contains("ascii") ? Symbols.ASCII : Symbols.UNICODE,
        color ? Colors.SHOWN : Colors.NONE);
  }

  @SuppressWarnings("SystemConsoleNull") // true of JDK 22 to 24; here it is null without a terminal
  private static String guess() {
    Console console = System.console();
    return console != null && console.isTerminal() ? "out errors" : "";
  }

  private static int columns(String text) {
    return text.matches("[1-9][0-9]{1,4}") ? Integer.parseInt(text) : USUAL_COLUMNS;
  }
}
