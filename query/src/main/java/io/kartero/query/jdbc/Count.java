package io.kartero.query.jdbc;

import io.kartero.rows.Batch;
import io.kartero.rows.BatchBuilder;
import io.kartero.rows.Batches;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.FixedBuilder;
import io.kartero.rows.Schema;
import org.jspecify.annotations.Nullable;

/// What a statement without rows leaves: how many it changed.
final class Count implements Batches {
  private static final Schema SCHEMA = Schema.of(new Column("Count", DataType.Scalar.BIGINT));

  private final long rows;
  private boolean read;

  Count(long rows) {
    this.rows = rows;
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public @Nullable Batch next() {
    if (read) {
      return null;
    }
    read = true;
    try (BatchBuilder batch = new BatchBuilder(SCHEMA)) {
      ((FixedBuilder) batch.column(0)).append(rows);
      return batch.build();
    }
  }

  @Override
  public void close() {
    read = true;
  }
}
