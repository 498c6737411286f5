package io.kartero.query.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;

/// One PostgreSQL server for all tests; it ends with the process.
final class Postgres {
  static final DataSource SOURCE = start();

  private Postgres() {}

  @SuppressWarnings("MustBeClosed") // its shutdown hook stops it
  private static DataSource start() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .start()
          .getPostgresDatabase();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
