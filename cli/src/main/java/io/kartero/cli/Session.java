package io.kartero.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// All that a command takes from the outside.
///
/// @param out results; UTF-8 unless the locale names another charset
/// @param errors everything else that is said
record Session(
    Map<String, String> environment,
    Path userHome,
    InputStream in,
    PrintStream out,
    PrintStream errors,
    Terminal terminal,
    Interrupts interrupts,
    InstantSource clock) {

  static Session ofProcess(Interrupts interrupts) {
    Charset charset = charset();
    return new Session(
        System.getenv(),
        homeOfUser(),
        System.in,
        stream(FileDescriptor.out, charset),
        stream(FileDescriptor.err, charset),
        Terminal.of(System.getProperties(), System.getenv()),
        interrupts,
        InstantSource.system());
  }

  /// As the shell has it: Java takes the one in the list of users, whatever HOME says.
  private static Path homeOfUser() {
    String home = System.getenv().getOrDefault("HOME", "");
    return Path.of(home.isEmpty() ? System.getProperty("user.home") : home);
  }

  /// An environment variable; an empty one counts as absent.
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /// Tells people something, behind everything printed so far. What it quotes may come from a
  /// database, a bucket or a file, so nothing in it reaches the terminal as a command.
  void say(String line) {
    out.flush();
    errors.println(new Invisible(terminal.symbols()).shownInText(line));
    errors.flush();
  }

  private static Charset charset() {
    Charset named = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    return named.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : named;
  }

  private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16), false, charset);
  }
}
