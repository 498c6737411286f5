package io.kartero.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kartero.query.Result;
import io.kartero.rows.Batch;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import io.kartero.server.platform.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  @SuppressWarnings("NullAway.Init")
  private Warehouse warehouse;

  @SuppressWarnings("NullAway.Init")
  private Tables tables;

  @BeforeEach
  void open(@TempDir Path home) {
    warehouse = Warehouse.open(home, TestDatabase.H2);
    tables = warehouse.tables();
    warehouse.databases().create("shop");
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void databasesAreCreatedListedAndDeleted() {
    Databases databases = warehouse.databases();
    databases.create("archive");
    warehouse.run("main", "CREATE SCHEMA by_sql; CREATE TABLE by_sql.t AS FROM range(3) r(i)");
    assertThat(databases.list())
        .extracting(Database::name, Database::count)
        .containsExactly(
            tuple("archive", OptionalLong.of(0)),
            tuple("by_sql", OptionalLong.of(3)),
            tuple("shop", OptionalLong.of(0)));
    databases.delete("by_sql");
    assertThat(databases.list()).extracting(Database::name).containsExactly("archive", "shop");
    assertThat(databases.show("shop").createdAt()).isEqualTo(warehouse.clock.instant());
  }

  @Test
  void aNameThatCannotBeOneOrIsTakenIsRefused() {
    Databases databases = warehouse.databases();
    assertThatThrownBy(() -> databases.create("ab"))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("\"ab\" is no name for a database");
    assertThatThrownBy(() -> databases.create("information_schema"))
        .hasMessageContaining("\"information_schema\" is reserved");
    assertThatThrownBy(() -> databases.create("kartero_internal"))
        .hasMessageContaining("is reserved");
    assertThatThrownBy(() -> databases.create("shop"))
        .isInstanceOf(Conflict.class)
        .hasMessage("database shop already exists");
    assertThatThrownBy(() -> databases.delete("nosuch"))
        .isInstanceOf(NotFound.class)
        .hasMessage("database nosuch does not exist");
    assertThatThrownBy(() -> tables.create("shop", "Items")).isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> tables.create("nosuch", "items")).isInstanceOf(NotFound.class);
    tables.create("shop", "items");
    assertThatThrownBy(() -> tables.create("shop", "items"))
        .isInstanceOf(Conflict.class)
        .hasMessage("table shop.items already exists");
  }

  @Test
  void aNewTableHasATimeThatItsSchemaDoesNotList() {
    tables.create("shop", "items");
    Table table = tables.show("shop", "items");
    assertThat(table.schema()).isEmpty();
    assertThat(table.count()).hasValue(0);
    assertThat(table.lastTime()).isEmpty();
    warehouse.run("shop", "ALTER TABLE items ADD COLUMN name VARCHAR");
    warehouse.run("shop", "INSERT INTO items BY NAME SELECT 'a' AS name");
    assertThat(warehouse.query("SELECT time > 1700000000 AS timed, name FROM shop.items"))
        .isEqualTo("{'timed': true, 'name': a}");
    assertThat(tables.show("shop", "items").lastTime()).isPresent();
  }

  @Test
  void aSchemaIsUpdatedAndAppended() {
    tables.create("shop", "items");
    tables.updateSchema("shop", "items", schema("name string", "price long", "tags array<string>"));
    warehouse.run("shop", "INSERT INTO items VALUES (7, 'a', 5, ['x', 'y']), (8, 'b', NULL, NULL)");
    tables.appendSchema("shop", "items", schema("stock int", "price double"));
    assertThat(warehouse.query("SELECT * FROM shop.items WHERE time = 7"))
        .isEqualTo("{'time': 7, 'name': a, 'price': 5.0, 'tags': [x, y], 'stock': NULL}");
    tables.updateSchema("shop", "items", schema("name long", "tags string", "time long"));
    assertThat(warehouse.query("SELECT * FROM shop.items WHERE time = 7"))
        .isEqualTo("{'time': 7, 'name': NULL, 'tags': '[\"x\",\"y\"]'}");
    assertThatThrownBy(() -> tables.updateSchema("shop", "items", schema("a-b long", "'' long")))
        .isInstanceOfSatisfying(Invalid.class, e -> assertThat(e.problems()).hasSize(2));
  }

  private static List<TableColumn> schema(String... columns) {
    return List.of(columns).stream()
        .map(column -> column.split(" ", 2))
        .map(parts -> new TableColumn(parts[0], ColumnType.parse(parts[1]).orElseThrow()))
        .toList();
  }

  @Test
  void tablesSwapTheirNamesAndWhatIsInThem() {
    warehouse.run("shop", "CREATE TABLE one AS SELECT 1 AS i; CREATE TABLE two AS SELECT 2 AS i");
    tables.swap("shop", "one", "two");
    assertThat(warehouse.query("SELECT a.i, b.i FROM shop.one a, shop.two b"))
        .isEqualTo("{'i': 2, 'i_1': 1}");
    assertThatThrownBy(() -> tables.swap("shop", "one", "three"))
        .isInstanceOf(NotFound.class)
        .hasMessage("table shop.three does not exist");
  }

  @Test
  void aTableIsRenamedOverAnotherOnlyWhenAsked() {
    warehouse.run("shop", "CREATE TABLE one AS SELECT 1 AS i; CREATE TABLE two AS SELECT 2 AS i");
    assertThatThrownBy(() -> tables.rename("shop", "one", "two", Tables.Existing.REFUSED))
        .isInstanceOf(Conflict.class);
    tables.rename("shop", "one", "two", Tables.Existing.OVERWRITTEN);
    tables.rename("shop", "two", "three", Tables.Existing.REFUSED);
    assertThat(tables.list("shop")).extracting(Table::name).containsExactly("three");
    assertThat(warehouse.query("FROM shop.three")).isEqualTo("{'i': 1}");
  }

  @Test
  void aTableMovesToAnotherDatabase() {
    warehouse.databases().create("archive");
    tables.create("shop", "items");
    tables.setExpireDays("shop", "items", OptionalInt.of(7));
    tables.changeDatabase("shop", "items", "archive");
    assertThat(tables.list("shop")).isEmpty();
    assertThat(tables.show("archive", "items").expireDays()).hasValue(7);
  }

  @Test
  void theTailAreTheLatestRows() {
    warehouse.run("shop", "CREATE TABLE items AS SELECT i AS time FROM range(1000) r(i)");
    try (Result result = tables.tail("shop", "items", 2);
        Batch batch = Objects.requireNonNull(result.next())) {
      assertThat(batch.rows()).isEqualTo(2);
      assertThat(new Answers.Row(batch, 0).number(0)).isEqualTo(999);
    }
    Table table = tables.show("shop", "items");
    assertThat(table.count()).hasValue(1000);
    assertThat(table.lastTime()).isEqualTo(OptionalLong.of(999));
  }

  @Test
  void rowsOfATimeAreDeleted() {
    warehouse.run("shop", "CREATE TABLE items AS SELECT i AS time FROM range(1000) r(i)");
    warehouse.run("shop", tables.deletion("shop", "items", 100, 200));
    assertThat(tables.show("shop", "items").count()).hasValue(900);
  }

  private long deleteExpired() {
    return tables.expiring().stream().mapToLong(tables::deleteExpired).sum();
  }

  @Test
  void rowsThatAreTooOldAreDeleted() {
    long now = warehouse.clock.instant().getEpochSecond();
    warehouse.run(
        "shop",
        "CREATE TABLE items AS SELECT %d - i * 86400 AS time FROM range(10) r(i)".formatted(now));
    warehouse.run("shop", "CREATE TABLE others AS FROM items; CREATE TABLE gone AS FROM items");
    tables.setExpireDays("shop", "items", OptionalInt.of(7));
    tables.setExpireDays("shop", "gone", OptionalInt.of(7));
    warehouse.run("shop", "DROP TABLE gone");
    assertThat(deleteExpired()).isEqualTo(2);
    assertThat(deleteExpired()).isZero();
    assertThat(tables.list("shop"))
        .extracting(Table::name, Table::count)
        .containsExactly(tuple("items", OptionalLong.of(8)), tuple("others", OptionalLong.of(10)));
  }
}
