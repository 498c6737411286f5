package io.kartero.bench;

import io.kartero.query.QueryException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Where `kartero bench` starts and ends.
public final class Main {
  private static final int FAILED = 1;
  private static final int CALLER = 2;

  private Main() {}

  public static void main(String[] arguments) {
    Interrupts interrupts = new Interrupts();
    Runtime.getRuntime().addShutdownHook(new Thread(interrupts::stop, "interrupts"));
    System.exit(
        run(
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            System.getenv(),
            interrupts,
            arguments));
  }

  static int run(
      PrintStream out,
      PrintStream errors,
      Map<String, String> environment,
      Interrupts interrupts,
      String... arguments) {
    return new CommandLine(new BenchCommand(out, new Progress(errors), environment, interrupts))
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((failure, _) -> usage(failure, errors))
        .setExecutionExceptionHandler((failure, _, _) -> explain(failure, errors))
        .execute(arguments);
  }

  private static int usage(ParameterException failure, PrintStream errors) {
    errors.println("error: " + failure.getMessage());
    errors.println("Try 'kartero bench --help'.");
    return CALLER;
  }

  private static int explain(Exception failure, PrintStream errors) {
    switch (failure) {
      case InvalidRequest invalid -> {
        invalid.problems().forEach(problem -> errors.println("error: " + problem));
        errors.println("Try 'kartero bench --help'.");
        return CALLER;
      }
      case BenchException known -> errors.println("error: " + known.getMessage());
      case QueryException query -> errors.println("error: " + query.getMessage());
      case IOException io -> errors.println("error: " + io);
      default -> failure.printStackTrace(errors);
    }
    return FAILED;
  }
}
