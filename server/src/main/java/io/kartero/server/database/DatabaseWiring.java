package io.kartero.server.database;

import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.DuckDbSettings;
import io.kartero.query.duckdb.Sandbox;
import io.kartero.query.engines.Engines;
import io.kartero.server.platform.ServerSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The warehouse, and what is kept about it.
@Configuration(proxyBeanMethods = false)
public class DatabaseWiring {
  /// The SQL comes from others: it reaches nothing but tables.
  @Bean
  DuckDbEngine engine(ServerSettings server, EngineSettings settings, InstantSource clock) {
    Path home = server.home();
    DuckDbEngine engine =
        DuckDbEngine.open(
            new DuckDbSettings(
                home.resolve("warehouse.duckdb"),
                Sandbox.LOCKED,
                settings.limits(home.resolve("temporary")),
                home.resolve("cache")));
    Ledger.prepare(engine, clock.instant());
    return engine;
  }

  @Bean
  DatabaseStore databaseStore(JdbcClient jdbc) {
    return new DatabaseStore(jdbc);
  }

  @Bean
  Engines engines(ServerSettings server) {
    return Engines.of(server.home().resolve(Engines.FILE));
  }

  @Bean
  Storages storages(DuckDbEngine engine, Engines engines) {
    return new Storages(engine, engines);
  }

  @Bean
  Databases databases(
      DuckDbEngine engine, Storages storages, DatabaseStore store, InstantSource clock) {
    return new Databases(engine, storages, store, clock);
  }

  @Bean
  Tables tables(Storages storages, DatabaseStore store, InstantSource clock) {
    return new Tables(storages, store, clock);
  }

  @Bean
  Expiry expiry(Tables tables) {
    return new Expiry(tables);
  }

  @Bean
  Imports imports(
      Storages storages, DatabaseStore store, ServerSettings server, InstantSource clock) {
    return new Imports(storages, store, server.home().resolve("imports"), clock);
  }

  @Bean
  BulkImports bulkImports(
      DuckDbEngine engine,
      Storages storages,
      JdbcClient jdbc,
      DatabaseStore tables,
      ServerSettings server,
      InstantSource clock) {
    BulkImports bulk =
        new BulkImports(
            engine,
            storages,
            new BulkImportStore(jdbc),
            tables,
            server.home().resolve("bulk-imports"),
            clock);
    bulk.recover();
    return bulk;
  }
}
