package io.kartero.server.database;

import io.kartero.query.Result;
import io.kartero.query.duckdb.Transaction;
import io.kartero.rows.Batch;
import io.kartero.rows.FixedVector;
import io.kartero.rows.TextVector;
import io.kartero.rows.Vector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads small answers, whose columns are VARCHAR or BIGINT.
final class Answers {
  private Answers() {}

  /// One row of an answer.
  record Row(Batch batch, int row) {
    String text(int column) {
      TextVector texts = (TextVector) batch.column(column);
      return new String(texts.bytesAt(row), StandardCharsets.UTF_8);
    }

    long number(int column) {
      return ((FixedVector) batch.column(column)).longAt(row);
    }

    boolean isNull(int column) {
      Vector vector = batch.column(column);
      return vector.isNull(row);
    }
  }

  static <T> List<T> list(Transaction transaction, String sql, Function<Row, T> reader) {
    return list(() -> transaction.query(sql), reader);
  }

  /// @param query is run
  static <T> List<T> list(Supplier<Result> query, Function<Row, T> reader) {
    List<T> all = new ArrayList<>();
    try (Result result = query.get()) {
      @Nullable Batch batch = result.next();
      while (batch != null) {
        for (int row = 0; row < batch.rows(); row++) {
          all.add(reader.apply(new Row(batch, row)));
        }
        batch.close();
        batch = result.next();
      }
    }
    return all;
  }

  /// The count that a statement which is no query answers with.
  static long count(Transaction transaction, String sql) {
    return list(transaction, sql, row -> row.number(0)).stream().mapToLong(Long::longValue).sum();
  }
}
