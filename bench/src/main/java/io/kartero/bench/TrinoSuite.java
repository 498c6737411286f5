package io.kartero.bench;

import io.kartero.bench.Entrant.Contender;
import io.kartero.bench.Entrant.Missing;
import io.kartero.bench.peer.TrinoRows;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Trino's own table, as Kartero exports it, as Trino's command line writes it, and as Trino's
/// client library and a CSV printer do, which is how that works. What the server takes is in every
/// wall time and in nobody's CPU time.
final class TrinoSuite {
  private static final String CLIENT = "Trino client + CSV printer";
  private static final String SQL = "SELECT * FROM tpch.sf1.lineitem";
  private static final String GROUND = "6,001,215 rows of tpch.sf1.lineitem from a Trino";

  private final Bench bench;
  private final Optional<URI> server;

  TrinoSuite(Bench bench, Optional<URI> server) {
    this.bench = bench;
    this.server = server;
  }

  Suite csv() throws IOException, InterruptedException {
    return suite("plain", Map.of("newline", "LF"));
  }

  Suite gzip() throws IOException, InterruptedException {
    return suite("gzip", Map.of("newline", "LF", "compression", "gz"));
  }

  private Suite suite(String kind, Map<String, String> settings)
      throws IOException, InterruptedException {
    return new Suite(
        SuiteName.TRINO,
        GROUND + " as CSV, " + kind,
        List.of(),
        CLIENT,
        server.isPresent()
            ? List.of(
                client(server.get(), kind),
                cli(server.get(), kind),
                kartero(server.get(), settings))
            : List.of(missing(CLIENT), missing(TrinoCli.NAME), missing(Lab.KARTERO)),
        List.of(
            new Bar.WallRatio(Lab.KARTERO, CLIENT, 1),
            new Bar.WallRatio(Lab.KARTERO, TrinoCli.NAME, 1)));
  }

  private static Missing missing(String name) {
    return new Missing(name, "no Trino was named", "--trino URL; examples/trino/start makes one");
  }

  private Contender client(URI url, String kind) {
    String[] arguments = {url.toString(), SQL, output().toString(), kind};
    return new Contender(
        CLIENT,
        "trino-client " + Versions.of("trino"),
        new Invocation(Java.current().command(TrinoRows.class, arguments), output()));
  }

  private Entrant cli(URI url, String kind) throws IOException, InterruptedException {
    return TrinoCli.entrant(bench.programs(), url, SQL, output(), kind);
  }

  private Path output() {
    return bench.work().resolve("output");
  }

  private Contender kartero(URI url, Map<String, String> settings) throws IOException {
    Path home = Files.createDirectories(bench.work().resolve("trino-home"));
    Files.writeString(
        home.resolve("engines.properties"),
        "trino.url = %s%ntrino.catalog = tpch%ntrino.user = bench%ntrino.databases = sf1%n"
            .formatted(url));
    Path buckets = bench.work().resolve("buckets");
    return new Contender(
        Lab.KARTERO,
        "Kartero " + Versions.of("kartero"),
        bench.kartero().export(home, "sf1", SQL, buckets, settings));
  }
}
