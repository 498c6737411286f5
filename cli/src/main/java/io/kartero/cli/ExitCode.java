package io.kartero.cli;

/// What the process tells the one that started it.
final class ExitCode {
  static final int DONE = 0;

  /// The world failed: a bucket, a disk, a network.
  static final int FAILED = 1;

  /// The caller erred: arguments, settings, SQL, a file that cannot be read.
  static final int CALLER = 2;

  /// As a shell reports a program that Ctrl-C ended.
  static final int INTERRUPTED = 130;

  /// As a shell reports a program whose reader went away, as in `kartero query ... | head`.
  static final int OUTPUT_CLOSED = 141;

  private ExitCode() {}
}
