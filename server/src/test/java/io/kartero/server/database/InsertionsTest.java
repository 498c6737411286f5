package io.kartero.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.query.engines.Engines;
import io.kartero.server.platform.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsertionsTest {
  @SuppressWarnings("NullAway.Init")
  private Warehouse warehouse;

  @BeforeEach
  void open(@TempDir Path home) {
    warehouse = Warehouse.open(home, TestDatabase.H2);
    warehouse.databases().create("shop");
    warehouse.tables().create("shop", "items");
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private String fit(String sql) {
    return Insertions.fit(new Engines.Place(warehouse.engine, "shop"), sql);
  }

  @Test
  void aTableThatWasJustCreatedGetsTheColumnsOfTheQuery() {
    String sql =
        fit(
            "-- project_id: 1\n-- task_name: +daily\nINSERT INTO \"items\"\nSELECT 'a' AS name, 2 AS n");
    assertThat(sql)
        .isEqualTo(
            "-- project_id: 1\n-- task_name: +daily\nINSERT INTO \"shop\".\"items\" BY NAME\n"
                + "SELECT 'a' AS name, 2 AS n");
    warehouse.run("shop", sql);
    warehouse.run("shop", fit("INSERT INTO items SELECT 'b' AS name, 3 AS n;"));
    warehouse.run("shop", fit("INSERT INTO shop.items SELECT 3 AS n, 'c' AS name, 5 AS time"));
    assertThat(warehouse.query("SELECT name, n, time > 5 AS now FROM shop.items ORDER BY name"))
        .isEqualTo(
            "{'name': a, 'n': 2, 'now': true}; {'name': b, 'n': 3, 'now': true};"
                + " {'name': c, 'n': 3, 'now': false}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "INSERT INTO items VALUES (1)",
        "INSERT INTO items(time) SELECT 1",
        "INSERT INTO items SELECT 1",
        "INSERT INTO nosuch SELECT 1 AS a, 2 AS b",
        "INSERT INTO items SELECT a FROM nosuch",
        "INSERT INTO items SELECT 1 AS a, 2 AS b; DROP TABLE items",
        "DROP TABLE IF EXISTS \"t\";\nCREATE TABLE \"t\" AS\nSELECT 1 AS a",
      })
  void anyOtherSqlStaysAsItIs(String sql) {
    assertThat(fit(sql)).isEqualTo(sql);
  }

  @Test
  void aTableOfSqlsOwnIsFilledByPosition() {
    warehouse.run("shop", "CREATE TABLE plain(a INTEGER, b INTEGER)");
    String sql = "INSERT INTO plain SELECT 1 AS x";
    assertThat(fit(sql)).isEqualTo(sql);
  }
}
