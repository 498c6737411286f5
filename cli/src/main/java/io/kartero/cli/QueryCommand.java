package io.kartero.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// A query's result on standard output.
@Command(name = "query", description = "Run a query and print its result.")
final class QueryCommand implements Callable<Integer> {
  private final Kartero kartero;

  @Mixin private SqlArgument sql = new SqlArgument();

  QueryCommand(Kartero kartero) {
    this.kartero = kartero;
  }

  @Override
  public Integer call() throws IOException {
    kartero.session().out().println(sql.read(kartero.session()));
    return ExitCode.DONE;
  }
}
