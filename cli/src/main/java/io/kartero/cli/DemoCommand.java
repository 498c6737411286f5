package io.kartero.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Everything once, with sample data.
@Command(
    name = "demo",
    description = "Load sample data, query it and deliver it into a folder; no account needed.",
    footer = {
      "",
      "Tables that are there already are left as they are.",
      "",
      "Example:",
      "  kartero demo"
    })
final class DemoCommand implements Callable<Integer> {
  private final Kartero kartero;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where the demo's files go; default: the folder demo in Kartero's home.")
  private @Nullable Path dir;

  DemoCommand(Kartero kartero) {
    this.kartero = kartero;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = dir == null ? kartero.home().folder().resolve("demo") : dir;
    try (Warehouse warehouse = Warehouse.open(kartero)) {
      new Demo(kartero, warehouse, new DemoFolder(folder)).run();
    }
    kartero.session().out().flush();
    return ExitCode.DONE;
  }
}
