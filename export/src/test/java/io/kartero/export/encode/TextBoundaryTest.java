package io.kartero.export.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.rows.Batch;
import io.kartero.rows.Column;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The encoder reads texts in words of eight bytes, keeps those up to 12 bytes in cells, and works
/// in tiles of rows: whatever stands at one of these borders must not be overlooked.
final class TextBoundaryTest {
  private static final Schema TEXT = Schema.of(new Column("v", Scalar.VARCHAR));

  @ParameterizedTest
  @EnumSource(QuotePolicy.class)
  void aSpecialCharacterIsSeenAtEveryPositionOfEveryLength(QuotePolicy quotes) {
    for (String delimiter : List.of(",", "\t", "、", "😀")) {
      Dialect dialect = dialect(delimiter, "\\N", quotes);
      List<List<@Nullable Object>> rows = new ArrayList<>();
      for (String special : List.of("\"", delimiter, "\r", "\n", "\r\n", "\\", "。", "😁")) {
        for (int length = 0; length <= 40; length++) {
          String plain =
              "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz".substring(0, length);
          rows.add(List.of(plain));
          for (int position = 0; position <= length; position++) {
            rows.add(List.of(plain.substring(0, position) + special + plain.substring(position)));
          }
        }
      }
      assertAsPlainly(rows, dialect);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 11, 12, 13, 16, 17, 24, 25})
  void aTextIsTheNullStringOnlyWhenEveryByteIs(int length) {
    String nullString = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".substring(0, length);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(Arrays.asList((Object) null));
    rows.add(List.of(nullString));
    rows.add(List.of(nullString + "A"));
    rows.add(List.of("A" + nullString));
    for (int i = 0; i < length; i++) {
      rows.add(List.of(nullString.substring(0, i) + "?" + nullString.substring(i + 1)));
    }
    rows.add(List.of(nullString + "\0"));
    assertAsPlainly(rows, dialect(",", nullString, QuotePolicy.MINIMAL));
    assertAsPlainly(rows, dialect(",", nullString, QuotePolicy.ALL));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 8_191, 65_536, 200_003})
  void aSpecialCharacterInTheLastWordOfALongTextIsSeen(int length) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int fromEnd = 0; fromEnd < 9; fromEnd++) {
      rows.add(List.of("x".repeat(length - fromEnd) + "," + "x".repeat(fromEnd)));
      rows.add(List.of("x".repeat(length - fromEnd) + "\n" + "x".repeat(fromEnd)));
    }
    for (QuotePolicy quotes : QuotePolicy.values()) {
      assertAsPlainly(rows, dialect(",", "", quotes));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 511, 512, 513, 1_023, 1_024, 1_025, 4_096})
  void rowsGoOnFromTileToTile(int count) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String value = i % 3 == 0 ? "a,\"" + i : i % 3 == 1 ? "row " + i : "a longer text, row " + i;
      rows.add(i % 7 == 0 ? Arrays.asList((Object) null) : List.of(value));
    }
    assertAsPlainly(rows, dialect(",", "", QuotePolicy.MINIMAL));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 64, 65, 1_000, 2_500})
  void aRowMayHaveThousandsOfColumns(int count) {
    List<Column> columns = new ArrayList<>();
    List<@Nullable Object> row = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      columns.add(new Column("c" + i, Scalar.VARCHAR));
      row.add(i % 5 == 0 ? null : i % 5 == 1 ? "," : "value " + i);
    }
    List<List<@Nullable Object>> rows = ByteSpecificationTest.repeated(List.of(row), 40);
    assertAsPlainly(new Schema(columns), rows, dialect(",", "", QuotePolicy.MINIMAL));
  }

  @Test
  void columnsMayShareAName() {
    Schema schema = Schema.of(new Column("a", Scalar.INTEGER), new Column("a", Scalar.INTEGER));
    Block header = new Block(1);
    new RowEncoder(schema, dialect(",", "", QuotePolicy.MINIMAL)).header(header);
    assertThat(header.toByteArray()).asString().isEqualTo("a,a\n");
  }

  private static Dialect dialect(String delimiter, String nullString, QuotePolicy quotes) {
    Dialect dialect = Dialects.of(delimiter, nullString, quotes, Newline.LF, FieldNewline.LF);
    return Dialects.withoutHeader(dialect);
  }

  private static void assertAsPlainly(List<List<@Nullable Object>> rows, Dialect dialect) {
    assertAsPlainly(TEXT, rows, dialect);
  }

  private static void assertAsPlainly(
      Schema schema, List<List<@Nullable Object>> rows, Dialect dialect) {
    try (Batch batch = SpecVectors.batch(schema, rows)) {
      assertThat(SpecText.visible(Encoded.text(schema, dialect, batch)))
          .isEqualTo(SpecText.visible(Plainly.file(rows, dialect)));
    }
  }
}
