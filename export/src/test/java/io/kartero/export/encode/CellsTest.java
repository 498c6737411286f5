package io.kartero.export.encode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.rows.Batch;
import io.kartero.rows.BatchBuilder;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.FixedBuilder;
import io.kartero.rows.Schema;
import io.kartero.testing.Soak;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Numbers and times of all lengths lie in cells side by side: none may reach into its neighbour's,
/// and each must be what it is alone.
final class CellsTest {
  private static final long SEED = Soak.seed("CellsTest");
  private static final int ROWS = 3_000;
  private static final Schema SCHEMA =
      new Schema(
          Stream.concat(
                  Stream.of(
                      Scalar.TINYINT,
                      Scalar.SMALLINT,
                      Scalar.INTEGER,
                      Scalar.BIGINT,
                      Scalar.HUGEINT,
                      Scalar.DOUBLE,
                      Scalar.DATE,
                      Scalar.TIMESTAMP_S,
                      Scalar.TIMESTAMP_MS,
                      Scalar.TIMESTAMP,
                      Scalar.TIMESTAMP_NS,
                      Scalar.TIMESTAMP_TZ,
                      Scalar.UHUGEINT,
                      Scalar.FLOAT),
                  IntStream.of(4, 9, 18, 38)
                      .boxed()
                      .flatMap(precision ->
                          IntStream.rangeClosed(0, precision)
                              .mapToObj(scale -> new DataType.Decimal(precision, scale))))
              .map(type -> new Column(type.toString(), type))
              .toList());

  private final Random random = new Random(SEED);

  @ParameterizedTest
  @EnumSource(QuotePolicy.class)
  void aValueInItsCellIsTheValueAlone(QuotePolicy quotes) {
    Dialect dialect =
        Dialects.with(
            Dialects.of(",", "no value", quotes, Newline.CRLF, FieldNewline.LF),
            new TimestampFormat.Presto(),
            ZoneId.of("Africa/Monrovia"));
    Dialect headless = Dialects.withoutHeader(dialect);
    try (Batch batch = batch()) {
      String[] found = Encoded.text(SCHEMA, headless, batch).split("\r\n", -1);
      assertThat(found).hasSize(ROWS + 1);
      for (int row = 0; row < ROWS; row++) {
        assertThat(found[row])
            .as("seed %d, row %d", SEED, row)
            .isEqualTo(String.join(",", alone(batch, row, headless)));
      }
    }
  }

  private Batch batch() {
    try (BatchBuilder builder = new BatchBuilder(SCHEMA)) {
      for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < SCHEMA.size(); column++) {
          FixedBuilder values = (FixedBuilder) builder.column(column);
          long value = random.nextLong() >> random.nextInt(64);
          if (random.nextInt(10) == 0) {
            values.appendNull();
          } else if (SCHEMA.column(column).type() == Scalar.TIMESTAMP_S) {
            values.append(value / 1_000_000);
          } else if (SCHEMA.column(column).type() == Scalar.TIMESTAMP_MS) {
            values.append(value / 1_000);
          } else {
            values.append(value, random.nextBoolean() ? value >> 63 : random.nextLong() >> 1);
          }
        }
      }
      return builder.build();
    }
  }

  private static List<String> alone(Batch batch, int row, Dialect dialect) {
    PlainText plain = new PlainText(Timestamps.of(dialect));
    Block text = new Block(64);
    List<String> values = new ArrayList<>();
    for (int column = 0; column < SCHEMA.size(); column++) {
      if (PlainText.isNull(SCHEMA.column(column).type(), batch.column(column), row)) {
        values.add(dialect.nullString());
      } else {
        text.clear();
        plain.append(SCHEMA.column(column).type(), batch.column(column), row, text);
        values.add(Plainly.text(new String(text.toByteArray(), UTF_8), dialect));
      }
    }
    return values;
  }
}
