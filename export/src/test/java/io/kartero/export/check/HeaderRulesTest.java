package io.kartero.export.check;

import static io.kartero.export.check.Checks.columns;
import static io.kartero.export.check.Checks.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.rows.Column;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeaderRulesTest {
  @Test
  void namesThatKarteChangesAreListed() {
    assertThat(columns(text("a-b"), text("id"), text("顧客 ID"), text("😀")))
        .containsExactly(
            "HEADER_NAME_CHANGES: KARTE replaces everything but ASCII letters, digits and _ in names:"
                + " \"a-b\" becomes \"a_b\", \"顧客 ID\" becomes \"___ID\", \"😀\" becomes \"_\""
                + " (expect these names in KARTE, or rename the columns in the query)");
  }

  @Test
  void ofManyNamesThatChangeTenAreListed() {
    Column[] columns = IntStream.range(0, 12).mapToObj(i -> text("a-" + i)).toArray(Column[]::new);

    assertThat(columns(columns).getFirst())
        .contains("\"a-9\" becomes \"a_9\" and 2 more (expect")
        .doesNotContain("a-10");
  }

  @Test
  void namesThatBecomeEqualCollide() {
    assertThat(columns(text("a-b"), text("x"), text("a:b"), text("a_b")))
        .containsExactly(
            "HEADER_NAMES_COLLIDE: \"a-b\", \"a:b\", \"a_b\" are all named \"a_b\" in KARTE, whose"
                + " import fails on names that repeat (give them different names of letters, digits"
                + " and _ in the query)",
            "HEADER_NAME_CHANGES: KARTE replaces everything but ASCII letters, digits and _ in names:"
                + " \"a-b\" becomes \"a_b\", \"a:b\" becomes \"a_b\" (expect these names in KARTE, or"
                + " rename the columns in the query)");
  }

  @Test
  void equalNamesCollideAndEmptyOnesAreMissing() {
    assertThat(columns(text("id"), text(""), text("id"), text("")))
        .containsExactly(
            "HEADER_NAME_EMPTY: Column 2 has no name, and KARTE takes every column's name from the"
                + " header (name it in the query: AS name)",
            "HEADER_NAME_EMPTY: Column 4 has no name, and KARTE takes every column's name from the"
                + " header (name it in the query: AS name)",
            "HEADER_NAMES_COLLIDE: \"id\", \"id\" are all named \"id\" in KARTE, whose import fails on"
                + " names that repeat (give them different names of letters, digits and _ in the"
                + " query)");
  }
}
