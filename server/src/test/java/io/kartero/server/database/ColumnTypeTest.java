package io.kartero.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          string                       | VARCHAR
          int                          | INTEGER
          long                         | BIGINT
          float                        | FLOAT
          double                       | DOUBLE
          array<string>                | VARCHAR[]
          array<array<long>>           | BIGINT[][]
          map<string,long>             | MAP(VARCHAR, BIGINT)
          map<string,array<double>>    | MAP(VARCHAR, DOUBLE[])
          map<string,map<string,int>>  | MAP(VARCHAR, MAP(VARCHAR, INTEGER))
          """)
  void aTypeIsTheSameInBothLanguages(String word, String sql) {
    ColumnType type = ColumnType.parse(word).orElseThrow();
    assertThat(type.sql()).isEqualTo(sql);
    assertThat(ColumnType.ofSql(sql)).isEqualTo(type);
    assertThat(type.word()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({"text", "array<>", "array<text>", "map<string>", "map<string;long>", "''"})
  void anyOtherWordIsNoType(String word) {
    assertThat(ColumnType.parse(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BOOLEAN               | string
          TIMESTAMP             | string
          SMALLINT              | int
          HUGEINT               | long
          DECIMAL(18,3)         | double
          STRUCT(a INTEGER)     | string
          DATE[]                | string
          MAP(DATE, INTEGER)    | string
          """)
  void aTypeOfSqlIsShownAsItsNearest(String sql, String word) {
    assertThat(ColumnType.ofSql(sql).word()).isEqualTo(word);
  }
}
