package io.kartero.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.kartero.rows.DataType.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final Schema SCHEMA =
      Schema.of(
          new Column("number", Scalar.BIGINT),
          new Column("text", Scalar.VARCHAR),
          new Column("list", new DataType.ListOf(Scalar.INTEGER)));

  private static Batch twoRows() {
    try (BatchBuilder builder = new BatchBuilder(SCHEMA)) {
      FixedBuilder numbers = (FixedBuilder) builder.column(0);
      TextBuilder texts = (TextBuilder) builder.column(1);
      ListBuilder lists = (ListBuilder) builder.column(2);
      numbers.append(Long.MIN_VALUE);
      texts.append("thirteen byte");
      ((FixedBuilder) lists.elements()).append(5);
      lists.elements().appendNull();
      lists.endList();
      numbers.appendNull();
      texts.append("twelve bytes");
      lists.appendNull();
      return builder.build();
    }
  }

  @Test
  void valuesComeBackAsTheyWentIn() {
    try (Batch batch = twoRows()) {
      FixedVector numbers = (FixedVector) batch.column(0);
      TextVector texts = (TextVector) batch.column(1);
      ListVector lists = (ListVector) batch.column(2);

      assertThat(batch.rows()).isEqualTo(2);
      assertThat(numbers.longAt(0)).isEqualTo(Long.MIN_VALUE);
      assertThat(List.of(numbers.isNull(0), numbers.isNull(1))).containsExactly(false, true);
      assertThat(texts.bytesAt(0)).asString().isEqualTo("thirteen byte");
      assertThat(texts.bytesAt(1)).asString().isEqualTo("twelve bytes");
      assertThat(List.of(lists.startAt(0), lists.lengthAt(0))).containsExactly(0, 2);
      assertThat(((FixedVector) lists.elements()).intAt(0)).isEqualTo(5);
      assertThat(lists.elements().isNull(1)).isTrue();
      assertThat(lists.isNull(1)).isTrue();
    }
  }

  @Test
  void aClosedBatchHasNoColumnsAndClosingTwiceIsHarmless() {
    Batch batch = twoRows();
    batch.close();
    batch.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> batch.column(0))
        .withMessage("the batch is closed");
  }

  @Test
  void columnsOfDifferentLengthAreNoBatch() {
    try (BatchBuilder builder = new BatchBuilder(SCHEMA)) {
      builder.column(0).appendNull();

      assertThatIllegalStateException()
          .isThrownBy(builder::build)
          .withMessage("one column has 1 rows, another 0");
    }
  }

  @Test
  void typesAreNamedAsInSql() {
    DataType type =
        new DataType.Struct(
            List.of(
                new Column("a \"b\"", new DataType.Decimal(38, 2)),
                new Column("c", new DataType.MapOf(Scalar.VARCHAR, Scalar.TIMESTAMP_TZ))));

    assertThat(type)
        .hasToString(
            "STRUCT(\"a \"\"b\"\"\" DECIMAL(38,2), \"c\" MAP(VARCHAR, TIMESTAMP WITH TIME ZONE))");
  }
}
