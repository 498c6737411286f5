package io.kartero.cli;

/// Where the process starts and ends.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    WarmUp.begin(arguments);
    Interrupts interrupts = new Interrupts();
    Session session = Session.ofProcess(interrupts);
    Runtime.getRuntime().addShutdownHook(new Thread(interrupts::stopAndWait, "interrupts"));
    int code;
    try {
      code = Kartero.run(session, arguments);
      if (session.out().checkError() && code == ExitCode.DONE) {
        code = ExitCode.OUTPUT_CLOSED;
      }
      session.errors().flush();
    } finally {
      interrupts.finished(); // also when Java itself is broken: the hook must not wait then
    }
    exit(interrupts, code);
  }

  /// Everything has been closed, and no hook has anything to do. An orderly exit looks for a log to
  /// be noted in, in every jar, which takes longer than a small export. After a signal it is Java's
  /// to end the process, with the signal's exit code.
  private static void exit(Interrupts interrupts, int code) {
    if (interrupts.stopped()) {
      System.exit(code);
    }
    Runtime.getRuntime().halt(code);
  }
}
