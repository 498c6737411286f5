package io.kartero.export.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.export.encode.TimestampPattern.Directive;
import io.kartero.rows.Batch;
import io.kartero.rows.Column;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import io.kartero.testing.Soak;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Embulk's own formatter is the oracle.
final class EmbulkTest {
  private static final int ROWS = Soak.rounds(40_000, 1_000_000);
  private static final int ANY_DIALECTS = Soak.rounds(400, 20_000);
  private static final long SEED = Soak.seed("EmbulkTest");

  private static final Dialect COMMAS =
      Dialects.of(",", "", QuotePolicy.MINIMAL, Newline.LF, FieldNewline.LF);

  /// The first differs from Embulk's, which has no names for zones; the second Embulk does not
  /// have.
  static final Set<Directive> OWN = Set.of(Directive.ZONE, Directive.EPOCH_MILLIS);

  @Test
  void everyDialectGivesEmbulksBytes() {
    List<Dialect> dialects =
        Dialects.all().stream()
            .filter(dialect -> dialect.newlineInField() != FieldNewline.KEEP)
            .toList();
    Random random = new Random(SEED);
    for (Dialect dialect : dialects) {
      List<List<@Nullable Object>> rows =
          RandomRows.rows(Math.ceilDiv(ROWS, dialects.size()), dialect, random);
      assertSameAsEmbulk(dialect, rows);
    }
  }

  /// Any columns, charsets, delimiters, null strings and patterns.
  @Test
  void anyDialectGivesEmbulksBytes() {
    Random random = new Random(SEED);
    for (int i = 0; i < ANY_DIALECTS; i++) {
      Dialect dialect = RandomDialects.next(random);
      if (dialect.newlineInField() != FieldNewline.KEEP) {
        Schema schema = RandomRows.schema(dialect, random);
        int rows = random.nextInt(100);
        assertSameAsEmbulk(schema, dialect, RandomRows.rows(schema, rows, dialect, random));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(QuotePolicy.class)
  void noRowsLeaveEmbulksHeader(QuotePolicy quotes) {
    for (String delimiter : Dialects.DELIMITERS) {
      assertSameAsEmbulk(
          Dialects.of(delimiter, "\\N", quotes, Newline.CR, FieldNewline.CRLF), List.of());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "Asia/Tokyo", "+09:00", "America/New_York", "Asia/Kathmandu", "-00:30"})
  void timestampsInEveryZoneAreEmbulks(String zone) {
    Random random = new Random(SEED);
    for (Directive directive : Directive.values()) {
      if (!OWN.contains(directive)) {
        TimestampFormat format = new TimestampFormat.Pattern(directive.letters());
        assertSameAsEmbulk(Dialects.with(COMMAS, format, ZoneId.of(zone).normalized()), random);
      }
    }
    assertSameAsEmbulk(
        Dialects.with(COMMAS, new TimestampFormat.Embulk(), ZoneId.of(zone).normalized()), random);
  }

  private static void assertSameAsEmbulk(Dialect dialect, Random random) {
    Schema schema = Schema.of(new Column("t", Scalar.TIMESTAMP_TZ));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add(List.of(RandomRows.instant(random)));
    }
    assertSameAsEmbulk(schema, dialect, rows);
  }

  private static void assertSameAsEmbulk(Dialect dialect, List<List<@Nullable Object>> rows) {
    assertSameAsEmbulk(RandomRows.SCHEMA, dialect, rows);
  }

  private static void assertSameAsEmbulk(
      Schema schema, Dialect dialect, List<List<@Nullable Object>> rows) {
    byte[] expected = EmbulkFormatter.format(schema, dialect, rows);
    try (Batch batch = SpecVectors.batch(schema, rows)) {
      byte[] found = Encoded.file(schema, dialect, batch, Integer.MAX_VALUE);
      if (!Arrays.equals(found, expected)) {
        assertThat(visible(found, dialect))
            .as("seed %d, %s", SEED, dialect)
            .isEqualTo(visible(expected, dialect));
        assertThat(found).as("seed %d, %s", SEED, dialect).isEqualTo(expected);
      }
    }
  }

  private static String visible(byte[] file, Dialect dialect) {
    return SpecText.visible(new String(file, dialect.charset()));
  }
}
