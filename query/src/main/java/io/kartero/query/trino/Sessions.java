package io.kartero.query.trino;

import com.google.common.collect.ImmutableSet;
import io.airlift.units.Duration;
import io.trino.client.ClientSession;
import io.trino.client.StatementClient;
import io.trino.client.StatementClientFactory;
import io.trino.client.uri.HttpClientFactory;
import io.trino.client.uri.TrinoUri;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/// Connections to one Trino.
///
/// Segments of results may lie at another host, as in an object store: they are asked for without
/// the credentials, which are Trino's alone.
final class Sessions implements AutoCloseable {
  /// All that Trino's client knows but variants as bytes: as JSON they can be exported.
  private static final Optional<Set<String>> CAPABILITIES =
      Optional.of(Set.of("PARAMETRIC_DATETIME", "NUMBER", "VARIANT", "SESSION_AUTHORIZATION"));

  /// The one whose blocks are smallest first; a server that spools nothing takes no notice.
  private static final String ENCODINGS = "json+zstd,json+lz4,json";

  /// What it has to say is of segments that nobody wants any more: Trino removes them in time.
  private static final Logger SEGMENTS = Logger.getLogger("io.trino.client.spooling");

  static {
    SEGMENTS.setLevel(Level.OFF);
  }

  private final TrinoSettings settings;
  private final ConnectionPool connections = new ConnectionPool();
  private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();

  Sessions(TrinoSettings settings) {
    this.settings = settings;
  }

  /// Asks Trino to run a statement; it has not begun to when this returns.
  StatementClient begin(OkHttpClient trino, OkHttpClient store, ClientSession session, String sql) {
    return StatementClientFactory.newStatementClient(trino, store, session, sql, CAPABILITIES);
  }

  /// For one query, whose requests can be cancelled together; with the credentials as they are now.
  OkHttpClient trino() {
    return ofOneQuery(HttpClientFactory.toHttpClientBuilder(uri(), settings.source()));
  }

  /// The same for where the segments lie.
  OkHttpClient store() {
    return ofOneQuery(
        HttpClientFactory.unauthenticatedClientBuilder(place().build(), settings.source()));
  }

  private OkHttpClient ofOneQuery(OkHttpClient.Builder client) {
    return client.dispatcher(new Dispatcher(waiting)).connectionPool(connections).build();
  }

  String server() {
    return settings.server().toString();
  }

  ClientSession session(String schema) {
    Map<String, String> properties = new HashMap<>(settings.session());
    settings
        .queryTime()
        .ifPresent(time -> properties.put("query_max_run_time", time.toSeconds() + "s"));
    return uri()
        .toClientSessionBuilder()
        .schema(schema)
        .properties(properties)
        .clientTags(ImmutableSet.copyOf(settings.tags()))
        .timeZone(ZoneOffset.UTC)
        .locale(Locale.ROOT)
        .encoding(Optional.of(ENCODINGS))
        .build();
  }

  private TrinoUri uri() {
    TrinoUri.Builder uri = place();
    switch (settings.credentials()) {
      case Credentials.Name() -> {}
      case Credentials.Password(Secret secret) -> uri.setPassword(secret.reveal());
      case Credentials.Token(Secret secret) -> uri.setAccessToken(secret.reveal());
      case Credentials.Certificate(var store, var password) -> {
        uri.setSslKeyStorePath(store.toString());
        password.ifPresent(secret -> uri.setSslKeyStorePassword(secret.reveal()));
        // Otherwise the library would trust whom the key store holds, and nobody else.
        if (settings.trust().isEmpty()) {
          uri.setSslUseSystemTrustStore(true);
        }
      }
    }
    return uri.build();
  }

  private TrinoUri.Builder place() {
    TrinoUri.Builder uri =
        TrinoUri.builder()
            .setUri(settings.server())
            .setUser(settings.user())
            .setCatalog(settings.catalog())
            .setSource(settings.source())
            .setTimeout(new Duration(settings.patience().toMillis(), TimeUnit.MILLISECONDS));
    settings
        .trust()
        .ifPresent(trust -> {
          uri.setSslTrustStorePath(trust.store().toString());
          trust.password().ifPresent(secret -> uri.setSslTrustStorePassword(secret.reveal()));
        });
    return uri;
  }

  @Override
  public void close() {
    waiting.shutdown();
    connections.evictAll();
  }
}
