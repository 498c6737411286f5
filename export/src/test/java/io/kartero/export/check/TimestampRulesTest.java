package io.kartero.export.check;

import static io.kartero.export.check.Checks.check;
import static io.kartero.export.check.Checks.columns;
import static io.kartero.export.check.Checks.findings;
import static io.kartero.export.check.Checks.stamp;
import static io.kartero.export.check.Checks.text;
import static io.kartero.export.check.Checks.texts;
import static io.kartero.export.check.Checks.zoned;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.rows.Column;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampRulesTest {
  @Test
  void anOffsetBehindASpaceIsNotRead() {
    String rest =
        "; KARTE reads YYYY-MM-DD hh:mm:ss[.ffffff], then nothing, UTC after a space, Z, or an offset"
            + " like +09:00 without a space (set timestamp_format to presto)";

    assertThat(findings("timestamp_format", "embulk"))
        .containsExactly(
            "TIMESTAMP_UNREAD: Timestamps would be written as 2015-01-19 20:25:28.000000 +0000"
                + rest);
    assertThat(
            texts(
                check(Map.of("timestamp_format", "%F %T %z"))
                    .columns(Schema.of(stamp("a"), text("b"), zoned("c")))))
        .containsExactly("TIMESTAMP_UNREAD: \"a\", \"c\" would be written as %F %T %z" + rest);
  }

  @Test
  void formatsDoNotMatterToColumnsWithoutTime() {
    assertThat(check(Map.of("timestamp_format", "embulk")).columns(Schema.of(text("a")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%F %T",
        "%Y-%m-%d %H:%M:%S",
        "%F %T.%L",
        "%F %T.%6N UTC",
        "%F %TZ",
        "%F %T%:z",
        "%F %T %Z",
        "%F"
      })
  void patternsOfBigQuerysFormAreRead(String pattern) {
    assertThat(findings("timestamp_format", pattern)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%F %T %:z",
        "%F %T%z",
        "%F %T.%9N",
        "%F %T.%N",
        "%d/%m/%Y",
        "%s",
        "%F%T",
        "%F %T."
      })
  void otherPatternsAreNot(String pattern) {
    assertThat(check(Map.of("timestamp_format", pattern)).settings())
        .extracting(Finding::code)
        .containsExactly(Finding.Code.TIMESTAMP_UNREAD);
  }

  @Test
  void aZonesNameIsReadOnlyWhereItIsUtc() {
    assertThat(findings(Map.of("timestamp_format", "%F %T %Z", "timezone", "Asia/Tokyo")))
        .hasSize(1);
  }

  @Test
  void nanosecondsAreFinerThanKarteReads() {
    assertThat(columns(new Column("t", Scalar.TIMESTAMP_NS)))
        .containsExactly(
            "TIMESTAMP_TOO_FINE: \"t\" may need nine digits behind the second; KARTE reads six (cast"
                + " to TIMESTAMP in the query)");
  }
}
