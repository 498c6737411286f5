package io.kartero.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.database.ColumnType.ArrayOf;
import io.kartero.server.database.ColumnType.Foreign;
import io.kartero.server.database.ColumnType.MapOf;
import io.kartero.server.database.ColumnType.Plain;
import org.junit.jupiter.api.Test;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

class TrinoCellsTest {
  private static final Value NIL = ValueFactory.newNil();

  private static Value text(String text) {
    return ValueFactory.newString(text);
  }

  private static Value number(double number) {
    return ValueFactory.newFloat(number);
  }

  private static Value number(long number) {
    return ValueFactory.newInteger(number);
  }

  @Test
  void plainValuesAreJson() {
    assertThat(TrinoCells.of(Plain.STRING, text("a \"b\" \\ \n 日本")))
        .isEqualTo("\"a \\\"b\\\" \\\\ \\u000a 日本\"");
    assertThat(TrinoCells.of(Plain.STRING, number(7L))).isEqualTo("\"7\"");
    assertThat(TrinoCells.of(Plain.LONG, number(Long.MIN_VALUE))).isEqualTo("-9223372036854775808");
    assertThat(TrinoCells.of(Plain.DOUBLE, number(0.1))).isEqualTo("0.1");
    assertThat(TrinoCells.of(Plain.DOUBLE, number(3L))).isEqualTo("3.0");
    assertThat(TrinoCells.of(Plain.DOUBLE, number(Double.NaN))).isEqualTo("\"NaN\"");
    assertThat(TrinoCells.of(Plain.FLOAT, number(Double.NEGATIVE_INFINITY)))
        .isEqualTo("\"-Infinity\"");
    assertThat(TrinoCells.of(Plain.STRING, null)).isEqualTo("null");
    assertThat(TrinoCells.of(Plain.STRING, NIL)).isEqualTo("null");
  }

  @Test
  void whatDoesNotFitIsNull() {
    assertThat(TrinoCells.of(Plain.INT, number(1L << 31))).isEqualTo("null");
    assertThat(TrinoCells.of(Plain.LONG, text("7"))).isEqualTo("null");
    assertThat(TrinoCells.of(Plain.DOUBLE, text("7"))).isEqualTo("null");
    assertThat(TrinoCells.of(new ArrayOf(Plain.INT), number(1L))).isEqualTo("null");
    assertThat(TrinoCells.of(new MapOf(Plain.STRING, Plain.INT), number(1L))).isEqualTo("null");
  }

  @Test
  void listsAndMapsAreReadInside() {
    assertThat(
            TrinoCells.of(
                new ArrayOf(Plain.INT), ValueFactory.newArray(number(1L), NIL, text("x"))))
        .isEqualTo("[1,null,null]");
    assertThat(
            TrinoCells.of(
                new MapOf(Plain.INT, Plain.STRING),
                ValueFactory.newMap(
                    number(1L), text("first"), number(1L), text("second"), NIL, text("none"))))
        .isEqualTo("{\"1\":\"first\"}");
  }

  @Test
  void forAnotherTypeTheTextIsSent() {
    Foreign date = new Foreign("date");
    assertThat(TrinoCells.of(date, text("2026-02-28"))).isEqualTo("\"2026-02-28\"");
    assertThat(TrinoCells.of(new Foreign("json"), ValueFactory.newArray(number(1L))))
        .isEqualTo("\"[1]\"");
  }
}
