package io.kartero.bench;

import java.io.PrintStream;

/// What is being done, for the person who waits: one line for each step, on standard error.
final class Progress {
  private final PrintStream out;

  Progress(PrintStream out) {
    this.out = out;
  }

  Step begin(String what) {
    out.print("bench: " + what + " ... ");
    out.flush();
    return new Step(System.nanoTime());
  }

  void say(String line) {
    out.println("bench: " + line);
    out.flush();
  }

  /// A step under way; its line ends when it is closed.
  final class Step implements AutoCloseable {
    private final long start;
    private String ending = "";

    private Step(long start) {
      this.start = start;
    }

    /// What the line says at its end, instead of the time it took.
    void endsWith(String text) {
      ending = text;
    }

    @Override
    public void close() {
      double seconds = (System.nanoTime() - start) / 1e9;
      out.println(ending.isEmpty() ? "%.1f s".formatted(seconds) : ending);
      out.flush();
    }
  }
}
