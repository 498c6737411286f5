package io.kartero.query.jdbc;

import io.kartero.query.Engine;
import io.kartero.query.ReturningContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class JdbcContractTest extends ReturningContract {
  private final JdbcEngine engine = new JdbcEngine(Postgres.SOURCE);

  @BeforeAll
  static void makeDatabases() {
    try (JdbcEngine engine = new JdbcEngine(Postgres.SOURCE)) {
      for (String database : new String[] {"sales", "\"Odd \"\"name\"\"\""}) {
        engine
            .query(
                "public", "CREATE SCHEMA %1$s; CREATE TABLE %1$s.t(i integer)".formatted(database))
            .close();
      }
    }
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Override
  protected Engine engine() {
    return engine;
  }

  @Override
  protected String million() {
    return "SELECT i FROM generate_series(0::bigint, 999999) AS t(i)";
  }

  @Override
  protected String endless() {
    return "SELECT sum(a.i * b.i)"
        + " FROM generate_series(1, 10000000) a(i), generate_series(1, 10000000) b(i)";
  }
}
