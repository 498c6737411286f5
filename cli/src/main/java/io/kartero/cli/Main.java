package io.kartero.cli;

/// Where the process starts and ends.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    WarmUp.begin();
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
    System.exit(code);
  }
}
