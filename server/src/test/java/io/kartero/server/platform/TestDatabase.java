package io.kartero.server.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The databases that every store must work on: with `@ParameterizedClass @EnumSource` a test of a
/// store runs on both.
public enum TestDatabase {
  H2,
  POSTGRESQL;

  private static final AtomicInteger COUNT = new AtomicInteger();

  /// A new database with all tables, and nothing in them.
  public DataSource fresh() {
    DatabaseSettings settings = freshSettings();
    DataSource source =
        new DriverManagerDataSource(
            settings.url(), settings.user().orElse("postgres"), settings.password().orElse(""));
    Flyway.configure().dataSource(source).load().migrate();
    return source;
  }

  /// The database that a server in this home has by default: it outlives the process.
  public static DataSource inHome(Path home) {
    DataSource source =
        DataSources.open(
            new DatabaseSettings(
                "jdbc:h2:file:" + home.resolve("metadata") + DatabaseSettings.H2_MODE,
                Optional.of("sa"),
                Optional.of(""),
                4));
    Flyway.configure().dataSource(source).load().migrate();
    return source;
  }

  public JdbcClient freshClient() {
    return JdbcClient.create(fresh());
  }

  /// A new database without a table, as a server's settings name it.
  public DatabaseSettings freshSettings() {
    String name = "kartero" + COUNT.incrementAndGet();
    return switch (this) {
      case H2 ->
          new DatabaseSettings(
              "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1" + DatabaseSettings.H2_MODE,
              Optional.of("sa"),
              Optional.of(""),
              4);
      case POSTGRESQL -> {
        JdbcClient.create(Postgres.SERVER.getPostgresDatabase())
            .sql("CREATE DATABASE " + name)
            .update();
        yield new DatabaseSettings(
            Postgres.SERVER.getJdbcUrl("postgres", name), Optional.empty(), Optional.empty(), 4);
      }
    };
  }

  /// One server for all tests, started when it is first needed; it ends with the process.
  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private Postgres() {}

    @SuppressWarnings("MustBeClosed") // its shutdown hook stops it
    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
