package io.kartero.query.duckdb;

import io.kartero.query.Engine;
import io.kartero.query.ReturningContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class DuckDbContractTest extends ReturningContract {
  @SuppressWarnings("NullAway.Init")
  private DuckDbEngine engine;

  @BeforeEach
  void open(@TempDir Path folder) {
    engine = Warehouse.locked(folder);
    for (String database : new String[] {"sales", "\"Odd \"\"name\"\"\""}) {
      engine
          .query("main", "CREATE SCHEMA %1$s; CREATE TABLE %1$s.t(i INTEGER)".formatted(database))
          .close();
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
    return "SELECT i FROM range(1000000) AS t(i)";
  }

  @Override
  protected String endless() {
    return "SELECT sum(a.i * b.i) FROM range(10000000) a(i), range(10000000) b(i)";
  }
}
