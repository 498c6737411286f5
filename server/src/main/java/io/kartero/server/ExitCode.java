package io.kartero.server;

/// What the process tells the one that started it; the same numbers as the command line's.
final class ExitCode {
  static final int DONE = 0;

  /// The world failed: a database, a port, a disk.
  static final int FAILED = 1;

  /// The caller erred: arguments, settings.
  static final int CALLER = 2;

  private ExitCode() {}
}
