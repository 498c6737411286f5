package io.kartero.query.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTailTest {
  private static final List<String> TAILS =
      List.of("", ";", " ; ;\n", "; -- done", "-- it's done\n;", "/* a /* nested */ ' */ ;", "--");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT '-- not a comment; '",
        "SELECT 'it''s;'",
        "SELECT E'\\'; -- inside'",
        "SELECT \"odd;--\"",
        "SELECT $$ -- ; $$",
        "SELECT $tag$ $$ ; -- $tag$",
        "SELECT $1",
        "SELECT 1; /* between */ SELECT 2",
        "SELECT 5 - -3 / 2",
      })
  void onlyTheTailIsCut(String sql) {
    assertThat(TAILS).allSatisfy(tail -> assertThat(SqlTail.cut(sql + tail)).isEqualTo(sql));
  }

  @Test
  void aTailAloneLeavesNothing() {
    assertThat(TAILS).allSatisfy(tail -> assertThat(SqlTail.cut(tail)).isEmpty());
    assertThat(SqlTail.cut("/* never closed")).isEmpty();
  }

  @Test
  void aTextThatNeverEndsIsKept() {
    assertThat(SqlTail.cut("SELECT 'x; ")).isEqualTo("SELECT 'x; ");
    assertThat(SqlTail.cut("SELECT $$x; ")).isEqualTo("SELECT $$x; ");
    assertThat(SqlTail.cut("SELECT E'\\")).isEqualTo("SELECT E'\\");
  }
}
