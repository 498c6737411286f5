package io.kartero.trino;

import io.kartero.query.trino.TrinoEngine;
import io.kartero.query.trino.TrinoSettings;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.TestingSession;
import java.net.URI;
import java.util.Map;

/// A coordinator with two workers, with the catalogs `tpch` and `memory`.
final class Cluster implements AutoCloseable {
  private final DistributedQueryRunner runner;

  private Cluster(DistributedQueryRunner runner) {
    this.runner = runner;
  }

  /// One for all tests of a kind; it ends with the process.
  static Cluster shared(Protocol protocol) {
    return switch (protocol) {
      case DIRECT -> Direct.CLUSTER;
      case SPOOLED -> Spooled.CLUSTER;
    };
  }

  /// How results come: within the coordinator's answers, or in segments of a store.
  enum Protocol {
    DIRECT,
    SPOOLED
  }

  private static final class Direct {
    static final Cluster CLUSTER = start(Protocol.DIRECT);
  }

  private static final class Spooled {
    static final Cluster CLUSTER = start(Protocol.SPOOLED);
  }

  static Cluster start(Protocol protocol) {
    return start(protocol, Map.of());
  }

  /// One that listens on a certain port of loopback.
  static Cluster at(int port, Protocol protocol) {
    return start(protocol, Map.of("http-server.http.port", Integer.toString(port)));
  }

  /// @param properties the coordinator's configuration
  static Cluster start(Protocol protocol, Map<String, String> properties) {
    try {
      DistributedQueryRunner.Builder<?> builder =
          DistributedQueryRunner.builder(TestingSession.testSessionBuilder().build())
              .setWorkerCount(2)
              .setCoordinatorProperties(properties);
      if (protocol == Protocol.SPOOLED) {
        builder.withProtocolSpooling("json+zstd");
      }
      DistributedQueryRunner runner = builder.build();
      runner.installPlugin(new TpchPlugin());
      runner.createCatalog("tpch", "tpch", Map.of());
      runner.installPlugin(new MemoryPlugin());
      runner.createCatalog("memory", "memory", Map.of("memory.max-data-per-node", "512MB"));
      return new Cluster(runner);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  URI url() {
    return runner.getCoordinator().getBaseUrl();
  }

  URI secureUrl() {
    return runner.getCoordinator().getHttpsBaseUrl();
  }

  DistributedQueryRunner runner() {
    return runner;
  }

  TrinoEngine engine(String catalog) {
    return new TrinoEngine(TrinoSettings.of(url(), catalog, "tester"));
  }

  @Override
  public void close() {
    runner.close();
  }
}
