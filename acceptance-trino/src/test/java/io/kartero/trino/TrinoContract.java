package io.kartero.trino;

import io.kartero.query.Engine;
import io.kartero.query.EngineContract;
import io.kartero.query.trino.TrinoEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The contract of all engines on Trino's catalog in memory.
abstract class TrinoContract extends EngineContract {
  @SuppressWarnings("NullAway.Init")
  private TrinoEngine engine;

  abstract Cluster cluster();

  @BeforeEach
  void makeDatabases() {
    engine = cluster().engine("memory");
    for (String database : new String[] {"sales", "\"Odd \"\"name\"\"\""}) {
      engine
          .query(
              "default",
              "CREATE SCHEMA IF NOT EXISTS %1$s; CREATE TABLE IF NOT EXISTS %1$s.t(i integer)"
                  .formatted(database))
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
    return "SELECT a.i * 1000 + b.i AS i FROM UNNEST(sequence(0, 999)) AS a(i),"
        + " UNNEST(sequence(0, 999)) AS b(i)";
  }

  @Override
  protected String endless() {
    return "SELECT sum(a.orderkey * b.orderkey) FROM tpch.sf100.lineitem a, tpch.sf100.lineitem b"
        + " WHERE a.partkey <> b.partkey";
  }

  @Override
  protected String empty(String table) {
    return "TRUNCATE TABLE " + table;
  }
}
