package io.kartero.export.encode;

import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.FixedBuilder;
import io.kartero.rows.TextBuilder;
import io.kartero.rows.VectorBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;

/// Single values as the specifications write them: dates and times as ISO 8601 or as the number
/// that the vector holds, binary in hexadecimal digits, intervals as months, days, microseconds.
final class SpecValues {
  private SpecValues() {}

  static void append(DataType type, Object value, VectorBuilder column) {
    switch (column) {
      case TextBuilder texts -> texts.append(bytes(type, (String) value));
      case FixedBuilder numbers -> append(type, value, numbers);
      default -> throw new IllegalArgumentException(type + " is no single value");
    }
  }

  private static byte[] bytes(DataType type, String value) {
    if (type == Scalar.BLOB) {
      return HexFormat.of().parseHex(value);
    }
    return type == Scalar.BIT ? bits(value) : SpecText.real(value).getBytes(StandardCharsets.UTF_8);
  }

  /// As DuckDB keeps them: the number of padding bits, then ones for padding, then the bits.
  private static byte[] bits(String value) {
    int padding = -value.length() & 7;
    String padded = "1".repeat(padding) + value;
    byte[] bytes = new byte[1 + padded.length() / 8];
    bytes[0] = (byte) padding;
    for (int i = 1; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(padded.substring(8 * i - 8, 8 * i), 2);
    }
    return bytes;
  }

  private static void append(DataType type, Object value, FixedBuilder column) {
    switch (type) {
      case Scalar scalar -> append(scalar, value, column);
      case DataType.Decimal decimal -> {
        BigDecimal exact = new BigDecimal((String) value);
        append(exact.setScale(decimal.scale(), RoundingMode.UNNECESSARY).unscaledValue(), column);
      }
      case DataType.Enumeration(List<String> labels) -> column.append(labels.indexOf(value));
      default -> throw new IllegalArgumentException(type + " is no single value");
    }
  }

  private static void append(BigInteger value, FixedBuilder column) {
    column.append(value.longValue(), value.shiftRight(Long.SIZE).longValue());
  }

  private static void append(Scalar type, Object value, FixedBuilder column) {
    String text = value.toString();
    switch (type) {
      case BOOLEAN -> column.append((Boolean) value ? 1 : 0);
      case FLOAT -> column.append(Float.parseFloat(text));
      case DOUBLE -> column.append(Double.parseDouble(text));
      case UUID -> {
        UUID uuid = UUID.fromString(text);
        column.append(
            uuid.getLeastSignificantBits(), uuid.getMostSignificantBits() ^ Long.MIN_VALUE);
      }
      case INTERVAL -> {
        List<?> parts = (List<?>) value;
        long months = Integer.toUnsignedLong(((Number) parts.get(0)).intValue());
        long days = ((Number) parts.get(1)).longValue();
        column.append(months | days << 32, ((Number) parts.get(2)).longValue());
      }
      default -> append(value instanceof Number ? new BigInteger(text) : count(type, text), column);
    }
  }

  private static BigInteger count(Scalar type, String text) {
    return switch (type) {
      case DATE -> infinity(text, Integer.MAX_VALUE, () -> LocalDate.parse(text).toEpochDay());
      case TIME -> BigInteger.valueOf(time(text) / 1_000);
      case TIME_NS -> BigInteger.valueOf(time(text));
      case TIME_TZ -> {
        OffsetTime time = OffsetTime.parse(text);
        long micros = time.toLocalTime().toNanoOfDay() / 1_000;
        yield BigInteger.valueOf(micros << 24 | 57_599 - time.getOffset().getTotalSeconds());
      }
      case TIMESTAMP_S -> timestamp(text, 1);
      case TIMESTAMP_MS -> timestamp(text, 1_000);
      case TIMESTAMP, TIMESTAMP_TZ -> timestamp(text, 1_000_000);
      case TIMESTAMP_NS -> timestamp(text, 1_000_000_000);
      default -> new BigInteger(text);
    };
  }

  private static long time(String text) {
    return text.equals("24:00:00") ? 86_400_000_000_000L : LocalTime.parse(text).toNanoOfDay();
  }

  private static BigInteger timestamp(String text, long perSecond) {
    return infinity(
        text,
        Long.MAX_VALUE,
        () -> {
          LocalDateTime time = LocalDateTime.parse(text);
          return Math.addExact(
              Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), perSecond),
              time.get(ChronoField.NANO_OF_SECOND) / (1_000_000_000 / perSecond));
        });
  }

  private static BigInteger infinity(String text, long infinity, LongSupplier finite) {
    return BigInteger.valueOf(
        switch (text) {
          case "infinity" -> infinity;
          case "-infinity" -> -infinity;
          default -> finite.getAsLong();
        });
  }
}
