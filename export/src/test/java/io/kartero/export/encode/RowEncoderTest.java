package io.kartero.export.encode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.rows.Batch;
import io.kartero.rows.Column;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RowEncoderTest {
  private static final Schema SCHEMA = RandomRows.SCHEMA;
  private static final int ROWS = 1_500;

  @ParameterizedTest
  @EnumSource(QuotePolicy.class)
  void blocksCutAnywhereJoinToTheSameBytes(QuotePolicy quotes) {
    Dialect dialect = dialect(quotes);
    try (Batch batch = SpecVectors.batch(SCHEMA, rows(dialect, 1))) {
      byte[] whole = Encoded.file(SCHEMA, dialect, batch, Integer.MAX_VALUE);
      for (int limit : new int[] {1, 2, 63, 64, 100, 1_000, 4_096, 30_000, whole.length - 1}) {
        assertThat(Encoded.file(SCHEMA, dialect, batch, limit))
            .as("limit %d", limit)
            .isEqualTo(whole);
      }
    }
  }

  @Test
  void aBlockEndsWithTheRowThatReachesTheLimit() {
    Schema schema = Schema.of(new Column("v", Scalar.VARCHAR));
    RowEncoder encoder = new RowEncoder(schema, dialect(QuotePolicy.MINIMAL));
    try (Batch batch =
        SpecVectors.batch(schema, List.of(List.of("abc"), List.of("d"), List.of("e")))) {
      Block out = new Block(1);
      assertThat(encoder.encode(batch, 0, out, 4)).isEqualTo(1);
      assertThat(out.toByteArray()).asString().isEqualTo("abc\n");
      assertThat(encoder.encode(batch, 1, out, 5)).isEqualTo(2);
      assertThat(encoder.encode(batch, 2, out, 5)).as("the block is full").isEqualTo(2);
      assertThat(encoder.encode(batch, 2, out, 100)).isEqualTo(3);
      assertThat(out.toByteArray()).asString().isEqualTo("abc\nd\ne\n");
      assertThat(encoder.encode(batch, 3, out, 100)).as("no row is left").isEqualTo(3);
    }
  }

  @Test
  void anEncoderGoesFromBatchToBatch() {
    Dialect dialect = dialect(QuotePolicy.MINIMAL);
    RowEncoder used = new RowEncoder(SCHEMA, dialect);
    for (long seed = 0; seed < 5; seed++) {
      try (Batch batch = SpecVectors.batch(SCHEMA, rows(dialect, seed))) {
        Block first = new Block(1);
        Encoded.append(used, batch, 10_000, first);
        Block second = new Block(1);
        Encoded.append(new RowEncoder(SCHEMA, dialect), batch, 10_000, second);
        assertThat(first.toByteArray()).isEqualTo(second.toByteArray());
      }
    }
  }

  @Test
  void anEncoderIsUsableAfterAFailure() {
    Dialect dialect = dialect(QuotePolicy.ALL);
    RowEncoder encoder = new RowEncoder(SCHEMA, dialect);
    Batch closed = SpecVectors.batch(SCHEMA, rows(dialect, 1));
    closed.close();
    try (Batch batch = SpecVectors.batch(SCHEMA, rows(dialect, 2))) {
      Block expected = new Block(1);
      Encoded.append(new RowEncoder(SCHEMA, dialect), batch, Integer.MAX_VALUE, expected);
      assertThatThrownBy(() -> encoder.encode(closed, 0, new Block(1), Integer.MAX_VALUE))
          .isInstanceOf(IllegalStateException.class);
      Block after = new Block(1);
      Encoded.append(encoder, batch, Integer.MAX_VALUE, after);
      assertThat(after.toByteArray()).isEqualTo(expected.toByteArray());
    }
  }

  @Test
  void theFaultyColumnIsTheFirstOneAtFault() {
    Schema schema = Schema.of(new Column("a", Scalar.VARCHAR), new Column("b", Scalar.VARCHAR));
    RowEncoder encoder = new RowEncoder(schema, dialect(QuotePolicy.MINIMAL));
    List<List<@Nullable Object>> rows =
        List.of(List.of("x", "y"), List.of("short", "a bad and longer text"));
    try (Batch batch = SpecVectors.batch(schema, rows)) {
      Column faulty =
          encoder.faulty(
              batch, 1, value -> !new String(value.toByteArray(), UTF_8).contains("bad"));
      assertThat(faulty.name()).isEqualTo("b");
      assertThatThrownBy(() -> encoder.faulty(batch, 0, value -> true))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no value of row 0 is at fault");
    }
  }

  private static Dialect dialect(QuotePolicy quotes) {
    return Dialects.withoutHeader(Dialects.of(",", "\\N", quotes, Newline.LF, FieldNewline.LF));
  }

  private static List<List<@Nullable Object>> rows(Dialect dialect, long seed) {
    return RandomRows.rows(ROWS, dialect, new Random(seed));
  }
}
