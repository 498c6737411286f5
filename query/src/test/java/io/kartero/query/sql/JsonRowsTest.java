package io.kartero.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.query.sql.JsonRows.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonRowsTest {
  private final List<String> queries = new ArrayList<>();

  private JsonRows rows(Column... columns) {
    return new JsonRows(List.of(columns), queries::add);
  }

  @Test
  void rowsAreOneLiteral() {
    JsonRows rows = rows(new Column("bigint", "%s"), new Column("varchar", "CAST(%s AS date)"));
    rows.add(List.of("1", JsonRows.text("it's")));
    rows.add(List.of("null", "null"));
    rows.end();
    assertThat(queries)
        .containsExactly(
            "SELECT c0, CAST(c1 AS date) FROM UNNEST(CAST(json_parse("
                + "'[[1,\"it''s\"],[null,null]]') AS array(row(bigint, varchar)))) AS r(c0, c1)");
  }

  @Test
  void manyRowsAreSeveralQueries() {
    JsonRows rows = rows(new Column("varchar", "%s"));
    String cell = JsonRows.text("x".repeat(999));
    IntStream.range(0, 900).forEach(_ -> rows.add(List.of(cell)));
    rows.end();
    rows.end();
    assertThat(queries)
        .hasSize(2)
        .allSatisfy(query -> assertThat(query.length()).isBetween(400_000, 510_000));
    assertThat(queries.stream().mapToInt(query -> query.split("\\[\"", -1).length - 1).sum())
        .isEqualTo(900);
  }

  @Test
  void noRowsAreNoQuery() {
    rows(new Column("varchar", "%s")).end();
    assertThat(queries).isEmpty();
  }

  @Test
  void textsAreEscaped() {
    assertThat(JsonRows.text("\"\\\u0000\n/日本😀")).isEqualTo("\"\\\"\\\\\\u0000\\u000a/日本😀\"");
  }
}
