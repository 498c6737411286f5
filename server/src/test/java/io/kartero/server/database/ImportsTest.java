package io.kartero.server.database;

import static io.kartero.server.database.Warehouse.NULL;
import static io.kartero.server.database.Warehouse.record;
import static io.kartero.server.database.Warehouse.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import io.kartero.server.platform.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {
  @SuppressWarnings("NullAway.Init")
  private Warehouse warehouse;

  @SuppressWarnings("NullAway.Init")
  private Path home;

  @BeforeEach
  void open(@TempDir Path made) {
    home = made;
    warehouse = Warehouse.open(made, TestDatabase.H2);
    warehouse.databases().create("shop");
    warehouse.tables().create("shop", "items");
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private ImportReceipt add(Object[]... records) {
    return warehouse.imports().add("shop", "items", Optional.empty(), records(records));
  }

  private String schema() {
    return warehouse.tables().show("shop", "items").schema().stream()
        .map(column -> column.name() + " " + column.type().word())
        .toList()
        .toString();
  }

  @Test
  void keysBecomeColumns() {
    ImportReceipt receipt =
        add(
            record("time", 1, "name", "a name of some length", "price", 2, "tags", List.of("x", 1)),
            record("time", 2, "price", 0.5, "new", true, "nothing", NULL),
            record("time", 3, "name", NULL));
    assertThat(receipt.records()).isEqualTo(3);
    assertThat(schema()).isEqualTo("[name string, price double, tags string, new string]");
    assertThat(warehouse.query("SELECT * FROM shop.items ORDER BY time"))
        .isEqualTo(
            "{'time': 1, 'name': a name of some length, 'price': 2.0, 'tags': '[\"x\",1]', 'new': NULL}; "
                + "{'time': 2, 'name': NULL, 'price': 0.5, 'tags': NULL, 'new': true}; "
                + "{'time': 3, 'name': NULL, 'price': NULL, 'tags': NULL, 'new': NULL}");
  }

  @Test
  void columnsGrowWiderWhateverTheOrder() {
    add(record("time", 1, "a", 1, "b", 1, "c", "x"));
    assertThat(schema()).isEqualTo("[a long, b long, c string]");
    add(record("time", 2, "a", 1.5, "b", 2, "c", 3));
    assertThat(schema()).isEqualTo("[a double, b long, c string]");
    add(record("time", 3, "a", "x", "B", 3));
    assertThat(schema()).isEqualTo("[a string, b long, c string]");
    assertThat(warehouse.query("SELECT a, b, c FROM shop.items ORDER BY time"))
        .isEqualTo(
            "{'a': 1.0, 'b': 1, 'c': x}; {'a': 1.5, 'b': 2, 'c': 3}; {'a': x, 'b': 3, 'c': NULL}");
  }

  @Test
  void declaredTypesAreKeptWhereTheyHold() {
    warehouse
        .tables()
        .updateSchema(
            "shop",
            "items",
            List.of(
                new TableColumn("i", ColumnType.Plain.INT),
                new TableColumn("f", ColumnType.Plain.FLOAT),
                new TableColumn("l", ColumnType.parse("array<long>").orElseThrow())));
    add(record("time", 1, "i", 5, "f", 0.5, "l", List.of(1, 2, "x")));
    assertThat(schema()).isEqualTo("[i int, f float, l array<long>]");
    add(record("time", 2, "i", 5_000_000_000L, "l", "no list"));
    assertThat(schema()).isEqualTo("[i long, f float, l string]");
    assertThat(warehouse.query("SELECT i, f, l FROM shop.items ORDER BY time"))
        .isEqualTo(
            "{'i': 5, 'f': 0.5, 'l': '[1,2,null]'}; {'i': 5000000000, 'f': NULL, 'l': no list}");
  }

  @Test
  void typesOfSqlAreReadFromText() {
    warehouse.run("shop", "CREATE TABLE days(day DATE, ok BOOLEAN)");
    warehouse
        .imports()
        .add(
            "shop",
            "days",
            Optional.empty(),
            records(record("time", 1, "day", "2026-11-25", "ok", true)));
    assertThat(warehouse.query("FROM shop.days"))
        .isEqualTo("{'day': 2026-11-25, 'ok': true, 'time': 1}");
  }

  @Test
  void theSameIdAddsNothingTwiceEvenAfterARestart() {
    Optional<String> id = Optional.of("abc'1");
    ImportReceipt first =
        warehouse.imports().add("shop", "items", id, records(record("time", 1, "a", 1)));
    warehouse.reopen();
    ImportReceipt second =
        warehouse.imports().add("shop", "items", id, records(record("time", 1, "a", 1)));
    assertThat(first.records()).isEqualTo(1);
    assertThat(second.records()).isZero();
    assertThat(second.md5()).isEqualTo(first.md5());
    assertThat(warehouse.tables().show("shop", "items").count()).hasValue(1);
  }

  @Test
  void oneWrongRecordKeepsAllOut() {
    assertThatThrownBy(() -> add(record("time", 1, "a", 1), record("a", 2)))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("record 2 is {\"a\":2}");
    assertThatThrownBy(() -> add(record("time", "soon")))
        .hasMessageContaining("record 1 is {\"time\":\"soon\"}");
    assertThatThrownBy(() ->
            warehouse
                .imports()
                .add(
                    "shop",
                    "items",
                    Optional.empty(),
                    new ByteArrayInputStream("time".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("no complete gzip file of MessagePack maps");
    byte[] whole = Warehouse.bytes(record("time", 1, "a", 1));
    assertThatThrownBy(() ->
            warehouse
                .imports()
                .add(
                    "shop",
                    "items",
                    Optional.empty(),
                    new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 9))))
        .hasMessageContaining("no complete gzip file of MessagePack maps");
    assertThat(schema()).isEqualTo("[]");
    assertThat(warehouse.tables().show("shop", "items").count()).hasValue(0);
    assertThat(home.resolve("imports")).isEmptyDirectory();
  }

  @Test
  void aTableThatIsNotThereIsToldSo() {
    assertThatThrownBy(() ->
            warehouse.imports().add("shop", "nosuch", Optional.empty(), records(record("time", 1))))
        .isInstanceOf(NotFound.class)
        .hasMessage("table shop.nosuch does not exist");
  }

  @Test
  void manyRecordsArriveWhole() {
    byte[] bytes =
        Warehouse.gzip(packer -> {
          for (int i = 0; i < 50_000; i++) {
            packer.packMapHeader(3);
            packer.packString("time").packInt(i);
            packer.packString("name").packString("customer number " + i);
            packer.packString("price").packDouble(i / 4.0);
          }
        });
    ImportReceipt receipt =
        warehouse.imports().add("shop", "items", Optional.empty(), new ByteArrayInputStream(bytes));
    assertThat(receipt.records()).isEqualTo(50_000);
    assertThat(
            warehouse.query(
                "SELECT count(DISTINCT name) n, sum(time) t, max(price) p FROM shop.items"))
        .isEqualTo("{'n': 50000, 't': 1249975000, 'p': 12499.75}");
  }
}
