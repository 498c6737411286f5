package io.kartero.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.database.ColumnType.ArrayOf;
import io.kartero.server.database.ColumnType.Foreign;
import io.kartero.server.database.ColumnType.MapOf;
import io.kartero.server.database.ColumnType.Plain;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrinoTypesTest {
  static Stream<Arguments> types() {
    return Stream.of(
        Arguments.of("varchar", Plain.STRING),
        Arguments.of("integer", Plain.INT),
        Arguments.of("bigint", Plain.LONG),
        Arguments.of("real", Plain.FLOAT),
        Arguments.of("double", Plain.DOUBLE),
        Arguments.of("array(bigint)", new ArrayOf(Plain.LONG)),
        Arguments.of(
            "map(varchar, map(varchar, array(double)))",
            new MapOf(Plain.STRING, new MapOf(Plain.STRING, new ArrayOf(Plain.DOUBLE)))),
        Arguments.of("decimal(10,2)", new Foreign("decimal(10,2)")),
        Arguments.of("varchar(3)", new Foreign("varchar(3)")),
        Arguments.of("timestamp(3) with time zone", new Foreign("timestamp(3) with time zone")),
        Arguments.of("array(decimal(10,2))", new Foreign("array(decimal(10,2))")),
        Arguments.of("map(varchar, boolean)", new Foreign("map(varchar, boolean)")),
        Arguments.of("row(\"a,b\" integer)", new Foreign("row(\"a,b\" integer)")));
  }

  @ParameterizedTest
  @MethodSource("types")
  void typesAreReadAndWrittenAlike(String sql, ColumnType type) {
    assertThat(TrinoTypes.of(sql)).isEqualTo(type);
    assertThat(TrinoTypes.sql(type)).isEqualTo(sql);
  }

  @Test
  void textsAreReadAsTheColumnsTypeAndNeverCut() {
    assertThat(read("char(3)")).isEqualTo("%s");
    assertThat(read("varchar(3)")).isEqualTo("%s");
    assertThat(read("json")).isEqualTo("json_parse(%s)");
    assertThat(read("date")).isEqualTo("CAST(%s AS date)");
    assertThat(read("row(x integer)")).isEqualTo("CAST(json_parse(%s) AS row(x integer))");
  }

  private static String read(String sql) {
    return TrinoCells.column(new Foreign(sql)).value();
  }
}
