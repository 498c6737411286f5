package io.kartero.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// Stands for `kartero bench`, which the launcher script sends to a module that is not shipped: it
/// measures programs that are none of ours.
@Command(
    name = "bench",
    description = "Measure Kartero beside its peers; in a source tree only, as ./kartero bench.",
    footer = {"", "Example, in Kartero's source tree:", "  ./kartero bench --help"})
final class BenchCommand implements Callable<Integer> {
  @Unmatched
  @SuppressWarnings("UnusedVariable") // what there is to say does not depend on it
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    throw new CallerError(
        "bench",
        "is no part of the product: it comes with Kartero's source tree",
        "run ./kartero bench there, with bench as the first word");
  }
}
