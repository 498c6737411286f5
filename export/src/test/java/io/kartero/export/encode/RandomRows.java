package io.kartero.export.encode;

import io.kartero.rows.Column;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Schemas and rows that are likely to hold what a dialect treats specially.
final class RandomRows {
  /// Its names need quotes in some dialects.
  static final Schema SCHEMA =
      Schema.of(
          new Column("text", Scalar.VARCHAR),
          new Column("a,b-c.d", Scalar.BIGINT),
          new Column("", Scalar.DOUBLE),
          new Column("\\N", Scalar.BOOLEAN),
          new Column("say \"when\"\r\n", Scalar.TIMESTAMP_TZ),
          new Column("名前、姓", Scalar.VARCHAR));

  private static final List<String> PIECES =
      List.of("\"", "\r", "\n", "\r\n", "\\", " ", "\t", ",", "|", "a", "bc", "1", "カ", "、", "😀");
  private static final List<Double> DOUBLES =
      List.of(
          0.0,
          -0.0,
          1.0,
          1.5,
          1.0E7,
          9999999.999999,
          0.001,
          0.00099,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.MIN_VALUE,
          Double.MAX_VALUE);

  /// The types that Embulk has too.
  private static final List<Scalar> TYPES =
      List.of(
          Scalar.VARCHAR,
          Scalar.VARCHAR,
          Scalar.BIGINT,
          Scalar.DOUBLE,
          Scalar.BOOLEAN,
          Scalar.TIMESTAMP_TZ);

  /// The pictures by which [SpecText] shows control characters.
  private static final int PICTURES = 0x2400;

  private static final int PICTURES_END = 0x2440;

  private RandomRows() {}

  /// One to eight columns of any order, under any names.
  static Schema schema(Dialect dialect, RandomGenerator random) {
    List<Column> columns = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      Scalar type = TYPES.get(random.nextInt(TYPES.size()));
      columns.add(new Column(text(dialect, random), type));
    }
    return new Schema(columns);
  }

  static List<List<@Nullable Object>> rows(int count, Dialect dialect, RandomGenerator random) {
    return rows(SCHEMA, count, dialect, random);
  }

  static List<List<@Nullable Object>> rows(
      Schema schema, int count, Dialect dialect, RandomGenerator random) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<@Nullable Object> row = new ArrayList<>();
      for (Column column : schema.columns()) {
        row.add(orNull(random, value((Scalar) column.type(), dialect, random)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object value(Scalar type, Dialect dialect, RandomGenerator random) {
    return switch (type) {
      case VARCHAR -> text(dialect, random);
      case BIGINT -> whole(random);
      case DOUBLE -> fraction(random);
      case BOOLEAN -> random.nextBoolean();
      case TIMESTAMP_TZ -> instant(random);
      default -> throw new IllegalArgumentException("no random " + type);
    };
  }

  private static @Nullable Object orNull(RandomGenerator random, Object value) {
    return random.nextInt(6) == 0 ? null : value;
  }

  static String text(Dialect dialect, RandomGenerator random) {
    int kind = random.nextInt(10);
    if (kind == 0) {
      return dialect.nullString();
    }
    if (kind == 9) {
      return anyText(random.nextInt(1 << random.nextInt(9)), random);
    }
    StringBuilder text = new StringBuilder();
    if (kind < 4) {
      text.append("plain text of any length".repeat(2), 0, random.nextInt(40));
    }
    for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
      text.append(
          random.nextInt(4) == 0 ? dialect.delimiter() : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /// Any characters of Unicode, of the first alphabets as often as of the last planes.
  static String anyText(int length, RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      int character = random.nextInt(1 << random.nextInt(5, 21));
      boolean isPicture = character >= PICTURES && character < PICTURES_END;
      boolean isHalf = Character.getType(character) == Character.SURROGATE;
      text.append(isPicture || isHalf ? "" : Character.toString(character));
    }
    return text.toString();
  }

  static long whole(RandomGenerator random) {
    return random.nextLong() >> random.nextInt(64);
  }

  static double fraction(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> DOUBLES.get(random.nextInt(DOUBLES.size()));
      case 1 -> whole(random) / 1e6;
      case 2 -> random.nextInt(100_000) / 100.0;
      default -> Double.longBitsToDouble(random.nextLong());
    };
  }

  /// Between the years 1 and 9999, in microseconds.
  static String instant(RandomGenerator random) {
    long second = random.nextLong(-62_135_596_800L, 253_402_300_800L);
    int nanos = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000) * 1_000;
    return LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC).toString();
  }
}
