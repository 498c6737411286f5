package io.kartero.bench;

import io.kartero.bench.Entrant.Contender;
import io.kartero.bench.Entrant.Missing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Trino's own command line, where it is installed. It writes no gzip, so a pipe does.
final class TrinoCli {
  static final String NAME = "trino-cli";

  private static final String PROGRAM = "trino";

  private TrinoCli() {}

  static Entrant entrant(Programs programs, URI server, String sql, Path output, String kind)
      throws IOException, InterruptedException {
    if (programs.find(PROGRAM).isEmpty()) {
      return new Missing(
          NAME,
          "the program " + PROGRAM + " is not installed",
          "put io.trino:trino-cli, classifier executable, on the PATH as " + PROGRAM);
    }
    String pipe = kind.equals("gzip") ? " | gzip" : "";
    List<String> command =
        List.of(
            "sh",
            "-c",
            "trino --server \"$1\" --user bench --output-format CSV_HEADER --execute \"$2\""
                + pipe
                + " > \"$0\"",
            output.toString(),
            server.toString(),
            sql);
    return new Contender(
        NAME, Programs.say(PROGRAM, "--version").strip(), new Invocation(command, output));
  }
}
