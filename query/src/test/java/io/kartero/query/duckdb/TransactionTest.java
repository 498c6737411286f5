package io.kartero.query.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.Values;
import io.kartero.rows.Batch;
import io.kartero.rows.BatchBuilder;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.FixedBuilder;
import io.kartero.rows.ListBuilder;
import io.kartero.rows.Schema;
import io.kartero.rows.StructBuilder;
import io.kartero.rows.TextBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("time", Scalar.BIGINT),
          new Column("name", Scalar.VARCHAR),
          new Column("price", Scalar.DOUBLE),
          new Column("tags", new DataType.ListOf(Scalar.VARCHAR)),
          new Column("counts", new DataType.MapOf(Scalar.VARCHAR, Scalar.BIGINT)));

  @SuppressWarnings("NullAway.Init")
  private DuckDbEngine engine;

  @BeforeAll
  void open(@TempDir Path folder) {
    engine = Warehouse.locked(folder);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @Test
  void whatIsCommittedIsThereAndWhatIsNotIsNot() {
    try (Transaction transaction = engine.begin()) {
      transaction.run("CREATE TABLE one(i BIGINT); INSERT INTO one VALUES (1)");
      transaction.commit();
    }
    try (Transaction transaction = engine.begin()) {
      transaction.run("INSERT INTO one VALUES (2); CREATE TABLE two(i BIGINT)");
      assertThat(Values.rows(transaction.query("SELECT count(*) FROM one"))).hasToString("[[2]]");
    }
    assertThat(rows("SELECT i FROM one")).isEqualTo("[[1]]");
    assertThatThrownBy(() -> rows("FROM two")).hasMessageContaining("two does not exist");
  }

  @Test
  void rowsOfEveryTypeAreAppendedAsTheyAre() {
    try (Transaction transaction = engine.begin()) {
      transaction.run(
          "CREATE TABLE every(more INTEGER, name VARCHAR, time BIGINT, price DOUBLE,"
              + " tags VARCHAR[], counts MAP(VARCHAR, BIGINT))");
      try (Appender appender = transaction.append("main", "every", COLUMNS);
          Batch batch = batch()) {
        appender.append(batch);
        appender.append(batch);
      }
      transaction.commit();
    }
    assertThat(rows("SELECT * FROM every LIMIT 3"))
        .isEqualTo(
            "[[null, short, 1, 0.5, [a, a text that does not fit into its row, null], {x=7}],"
                + " [null, a text that does not fit into its row, 2, null, [], {}],"
                + " [null, null, null, -1.0, null, null]]");
    assertThat(rows("SELECT count(*), count(name), sum(time) FROM every")).isEqualTo("[[6, 4, 6]]");
  }

  private static Batch batch() {
    String longText = "a text that does not fit into its row";
    BatchBuilder rows = new BatchBuilder(new Schema(COLUMNS));
    FixedBuilder time = (FixedBuilder) rows.column(0);
    TextBuilder name = (TextBuilder) rows.column(1);
    FixedBuilder price = (FixedBuilder) rows.column(2);
    ListBuilder tags = (ListBuilder) rows.column(3);
    ListBuilder counts = (ListBuilder) rows.column(4);
    time.append(1);
    name.append("short");
    price.append(0.5);
    ((TextBuilder) tags.elements()).append("a");
    ((TextBuilder) tags.elements()).append(longText);
    tags.elements().appendNull();
    tags.endList();
    StructBuilder entry = (StructBuilder) counts.elements();
    ((TextBuilder) entry.field(0)).append("x");
    ((FixedBuilder) entry.field(1)).append(7);
    entry.endStruct();
    counts.endList();
    time.append(2);
    name.append(longText);
    price.appendNull();
    tags.endList();
    counts.endList();
    time.appendNull();
    name.appendNull();
    price.append(-1.0);
    tags.appendNull();
    counts.appendNull();
    return rows.build();
  }

  @Test
  void millionsOfRowsArriveInFullBatches() {
    try (Transaction transaction = engine.begin()) {
      transaction.run("CREATE TABLE many(time BIGINT)");
      List<Column> columns = COLUMNS.subList(0, 1);
      try (Appender appender = transaction.append("main", "many", columns)) {
        for (int batch = 0; batch < 500; batch++) {
          BatchBuilder rows = new BatchBuilder(new Schema(columns));
          for (int i = 0; i < Appender.MOST_ROWS; i++) {
            ((FixedBuilder) rows.column(0)).append(rows.rows());
          }
          try (Batch built = rows.build()) {
            appender.append(built);
          }
        }
      }
      transaction.commit();
    }
    assertThat(rows("SELECT count(*), max(time) FROM many")).isEqualTo("[[1024000, 2047]]");
  }

  @Test
  void anAppenderThatDoesNotFitSaysWhy() {
    try (Transaction transaction = engine.begin()) {
      assertThatThrownBy(() -> transaction.append("main", "nosuch", COLUMNS))
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("nosuch");
    }
    try (Transaction transaction = engine.begin()) {
      transaction.run("CREATE TABLE narrow(time BIGINT)");
      assertThatThrownBy(() -> transaction.append("main", "narrow", COLUMNS))
          .isInstanceOf(QueryException.class)
          .hasMessage("the table main.narrow has no column \"name\"");
    }
  }

  @Test
  void sqlFromOthersCannotNameWhatTheProgramKeeps() {
    try (Transaction transaction = engine.begin()) {
      transaction.run("CREATE SCHEMA kartero_internal; CREATE TABLE kartero_internal.t(i BIGINT)");
      transaction.commit();
    }
    for (String sql :
        List.of(
            "SELECT * FROM kartero_internal.t",
            "DROP SCHEMA \"Kartero_Internal\" CASCADE",
            "CREATE VIEW v AS FROM KARTERO_INTERNAL.t",
            "PRAGMA table_info('kartero_internal.t')")) {
      assertThatThrownBy(() -> rows(sql))
          .isInstanceOfSatisfying(
              QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.FORBIDDEN))
          .hasMessageMatching("(?i)this SQL may not name kartero_internal");
    }
    assertThatThrownBy(() -> rows("SELECT * FROM query_table('kartero_' || 'internal.t')"))
        .hasMessage("this SQL may not name query_table");
    assertThatThrownBy(() -> rows("SELECT * FROM \"query\" ('FROM kartero_' || 'internal.t')"))
        .hasMessage("this SQL may not name query");
    assertThatThrownBy(() -> engine.query("kartero_internal", "FROM t"))
        .hasMessage("this SQL may not name kartero_internal");
    assertThat(rows("SELECT 1 AS query")).isEqualTo("[[1]]");
  }

  private String rows(String sql) {
    return Values.rows(engine.query("main", sql)).toString();
  }
}
