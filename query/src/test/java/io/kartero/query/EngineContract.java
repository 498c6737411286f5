package io.kartero.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kartero.query.QueryException.Code;
import io.kartero.rows.Batch;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.FixedVector;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every engine keeps to. The SQL is what all of them understand.
@Timeout(60)
public abstract class EngineContract {
  /// A query of a million rows whose column `i` counts from 0.
  protected abstract String million();

  /// A query that gives its first row after minutes.
  protected abstract String endless();

  /// An engine with the databases `sales` and `Odd "name"`, each with an empty table `t` of one
  /// integer `i`.
  protected abstract Engine engine();

  /// A statement that removes all rows of a table.
  protected String empty(String table) {
    return "DELETE FROM " + table;
  }

  @Test
  void aQueryGivesItsRowsInOrder() {
    try (Result result = engine().query("sales", million() + " ORDER BY i")) {
      long expected = 0;
      Batch batch = result.next();
      while (batch != null) {
        FixedVector numbers = (FixedVector) batch.column(0);
        for (int row = 0; row < batch.rows(); row++) {
          assertThat(numbers.longAt(row)).isEqualTo(expected++);
        }
        batch.close();
        batch = result.next();
      }
      assertThat(expected).isEqualTo(1_000_000);
      assertThat(result.next()).isNull();
      assertThat(result.progress().fraction()).hasValue(1);
    }
  }

  @Test
  void anEmptyResultHasItsColumns() {
    try (Result result =
        engine().query("sales", "SELECT 1 AS \"one\", 'x' AS \"A b\" WHERE 1 = 0")) {
      assertThat(result.schema().columns())
          .extracting(column -> column.name())
          .containsExactly("one", "A b");
      assertThat(result.schema().column(0).type()).isEqualTo(Scalar.INTEGER);
      assertThat(result.next()).isNull();
    }
  }

  @Test
  void columnsMayShareAName() {
    try (Result result = engine().query("sales", "SELECT 1 AS \"a\", 2 AS \"a\"")) {
      assertThat(result.schema().columns())
          .extracting(column -> column.name())
          .containsExactly("a", "a");
    }
  }

  @Test
  void aStatementThatIsNoQueryHasRunWhenItReturns() {
    Engine engine = engine();
    engine.query("sales", empty("t")).close();
    try (Result inserted = engine.query("sales", "INSERT INTO t VALUES (1), (2)")) {
      assertThat(inserted.answer()).isEqualTo(Result.Answer.REPORT);
      assertThat(inserted.schema().columns()).singleElement().hasToString("Count BIGINT");
      assertThat(Values.rows(inserted)).isEqualTo(List.of(List.of(BigInteger.TWO)));
    }
    try (Result selected = engine.query("sales", "SELECT i FROM t ORDER BY i")) {
      assertThat(selected.answer()).isEqualTo(Result.Answer.ROWS);
      assertThat(Values.rows(selected))
          .isEqualTo(List.of(List.of(BigInteger.ONE), List.of(BigInteger.TWO)));
    }
    engine.query("sales", empty("t")).close();
  }

  @Test
  void ofSeveralStatementsTheLastOneGivesTheResult() {
    assertThat(
            Values.rows(
                engine()
                    .query(
                        "sales",
                        "SELECT 1; CREATE TABLE several(i integer); INSERT INTO several"
                            + " VALUES (7); SELECT i FROM several; -- done")))
        .isEqualTo(List.of(List.of(BigInteger.valueOf(7))));
    engine().query("sales", "DROP TABLE several").close();
  }

  @Test
  void namesAreLookedUpInTheDatabase() {
    Engine engine = engine();
    engine.query("Odd \"name\"", "INSERT INTO t VALUES (3)").close();
    assertThat(Values.rows(engine.query("Odd \"name\"", "SELECT count(*) FROM t WHERE i = 3")))
        .isNotEqualTo(Values.rows(engine.query("sales", "SELECT count(*) FROM t WHERE i = 3")));
    engine.query("Odd \"name\"", empty("t")).close();
  }

  @Test
  void anUnknownDatabaseIsNamed() {
    QueryException e = failure("slaes", "SELECT 1");
    assertThat(e.code()).isEqualTo(Code.BAD_STATEMENT);
    assertThat(e).hasMessageStartingWith("there is no database \"slaes\"");
  }

  @Test
  void sqlWithoutAStatementIsRefused() {
    for (String nothing : List.of("", "  \n", "-- only a comment", ";")) {
      QueryException e = failure("sales", nothing);
      assertThat(e.code()).isEqualTo(Code.BAD_STATEMENT);
      assertThat(e).hasMessage("the SQL has no statement in it");
    }
  }

  @Test
  void anErrorSaysWhereInTheSqlItIs() {
    String sql = "SELECT 'é日本😀',\n  nosuch FROM t";
    QueryException e = failure("sales", sql);
    assertThat(e.code()).isEqualTo(Code.BAD_STATEMENT);
    assertThat(e.position()).hasValue(sql.indexOf("nosuch"));
    String wrong = "SELECT 1 FRM t";
    assertThat(failure("sales", wrong).code()).isEqualTo(Code.BAD_STATEMENT);
    assertThat(failure("sales", wrong).position()).isPresent();
  }

  @Test
  void aQueryMayFailBeforeItsFirstRow() {
    QueryException e =
        failure(
            "sales",
            "SELECT CAST('x' || CAST(i AS varchar) AS integer) FROM (%s) q".formatted(million()));
    assertThat(e.code()).isEqualTo(Code.BAD_VALUE);
    assertThat(e.getMessage()).contains("x0");
  }

  @Test
  void aQueryMayFailInTheMiddle() {
    String sql =
        "SELECT CAST(CASE WHEN i = 500000 THEN 'boom' ELSE CAST(i AS varchar) END AS integer)"
            + " FROM (%s) q".formatted(million());
    try (Result result = engine().query("sales", sql)) {
      QueryException e = catchThrowableOfType(QueryException.class, () -> readAll(result));
      assertThat(e.code()).isEqualTo(Code.BAD_VALUE);
      assertThat(e.getMessage()).contains("boom");
      assertThatThrownBy(result::next).isSameAs(e);
      assertThat(result.progress().fraction()).isEmpty();
    }
  }

  @Test
  void aQueryIsCancelledWhileTheEngineWorks() throws InterruptedException {
    Cancellation cancellation = new Cancellation();
    CountDownLatch started = new CountDownLatch(1);
    FutureTask<QueryException> waiting =
        new FutureTask<>(() ->
            catchThrowableOfType(
                QueryException.class,
                () -> {
                  started.countDown();
                  try (Result result = engine().query("sales", endless(), cancellation)) {
                    result.next();
                  }
                }));
    Thread.ofPlatform().start(waiting);
    started.await();
    cancellation.cancel();
    assertThat(result(waiting).code()).isEqualTo(Code.CANCELLED);
    assertThat(result(waiting)).hasMessage("the query was cancelled");
  }

  @Test
  void whatIsCancelledBeforeItBeginsDoesNotRun() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThatThrownBy(() -> engine().query("sales", "INSERT INTO t VALUES (9)", cancelled))
        .hasMessage("the query was cancelled");
    assertThat(Values.rows(engine().query("sales", "SELECT i FROM t WHERE i = 9"))).isEmpty();
  }

  @Test
  void aCancelledResultGivesNoMoreRows() {
    try (Result result = engine().query("sales", million())) {
      Objects.requireNonNull(result.next()).close();
      result.cancel();
      result.cancel();
      assertThatThrownBy(result::next)
          .isInstanceOfSatisfying(
              QueryException.class, e -> assertThat(e.code()).isEqualTo(Code.CANCELLED))
          .hasMessage("the query was cancelled");
    }
  }

  @Test
  void cancellingAfterTheEndIsHarmless() {
    try (Result result = engine().query("sales", "SELECT 1")) {
      Values.rows(result);
      result.cancel();
    }
    Result closed = engine().query("sales", "SELECT 1");
    closed.close();
    closed.close();
    closed.cancel();
    assertThat(closed.progress().fraction()).isEmpty();
  }

  @Test
  void aClosedResultCannotBeRead() {
    Result result = engine().query("sales", million());
    Objects.requireNonNull(result.next()).close();
    result.close();
    assertThatThrownBy(result::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the result is closed");
    assertThat(result.schema().size()).isEqualTo(1);
  }

  @Test
  void aBatchOutlivesItsResult() {
    Result result = engine().query("sales", million() + " ORDER BY i");
    Batch first = Objects.requireNonNull(result.next());
    result.close();
    assertThat(((FixedVector) first.column(0)).longAt(7)).isEqualTo(7);
    first.close();
    assertThatThrownBy(() -> ((FixedVector) first.column(0)).longAt(7))
        .isInstanceOf(IllegalStateException.class);
  }

  private QueryException failure(String database, String sql) {
    return catchThrowableOfType(
        QueryException.class,
        () -> {
          try (Result result = engine().query(database, sql)) {
            readAll(result);
          }
        });
  }

  private static void readAll(Result result) {
    Batch batch = result.next();
    while (batch != null) {
      batch.close();
      batch = result.next();
    }
  }

  private static <T> T result(FutureTask<T> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
