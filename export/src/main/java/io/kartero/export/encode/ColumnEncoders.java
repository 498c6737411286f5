package io.kartero.export.encode;

import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.export.encode.FixedColumn.Width;
import io.kartero.export.encode.Timestamps.Kind;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import org.jspecify.annotations.Nullable;

/// Chooses the encoder for each column of a result.
final class ColumnEncoders {
  /// What numbers, days and times are written with.
  private static final String PLAIN = "0123456789+-.:ENaNInfityBCUT() rueals";

  private final Dialect dialect;
  private final Quoting quoting;
  private final Timestamps timestamps;

  ColumnEncoders(Dialect dialect, Quoting quoting) {
    this.dialect = dialect;
    this.quoting = quoting;
    this.timestamps = Timestamps.of(dialect);
  }

  ColumnEncoder of(DataType type, Frame frame) {
    if (type == Scalar.VARCHAR || type == Scalar.JSON) {
      return new TextColumn(frame, quoting);
    }
    ColumnEncoder fast = mistakable() ? null : fast(type, frame);
    return fast == null ? new PlainColumn(frame, type, new PlainText(timestamps), quoting) : fast;
  }

  /// Whether a number or a time may hold the delimiter or be the null string, so that each must be
  /// looked at before it is written.
  private boolean mistakable() {
    if (dialect.quotes() == QuotePolicy.ALL) {
      return false;
    }
    String nullString = dialect.nullString();
    return PLAIN.contains(dialect.delimiter())
        || (dialect.quotes() == QuotePolicy.MINIMAL
            && !nullString.isEmpty()
            && nullString.chars().allMatch(character -> PLAIN.indexOf(character) >= 0));
  }

  private @Nullable ColumnEncoder fast(DataType type, Frame frame) {
    return switch (type) {
      case Scalar scalar -> fast(scalar, frame);
      case DataType.Decimal decimal ->
          new DecimalColumn(frame, DecimalColumn.width(decimal), decimal.scale());
      default -> null;
    };
  }

  private @Nullable ColumnEncoder fast(Scalar type, Frame frame) {
    return switch (type) {
      case BOOLEAN -> new BooleanColumn(frame);
      case TINYINT -> new IntegerColumn(frame, Width.BYTE);
      case SMALLINT -> new IntegerColumn(frame, Width.SHORT);
      case INTEGER -> new IntegerColumn(frame, Width.INT);
      case BIGINT -> new IntegerColumn(frame, Width.LONG);
      case HUGEINT -> new DecimalColumn(frame, Width.WIDE, 0);
      case DOUBLE -> new DoubleColumn(frame);
      case DATE -> new DateColumn(frame);
      case TIMESTAMP_S -> fast(frame, Kind.SECONDS);
      case TIMESTAMP_MS -> fast(frame, Kind.MILLISECONDS);
      case TIMESTAMP -> fast(frame, Kind.MICROSECONDS);
      case TIMESTAMP_NS -> fast(frame, Kind.NANOSECONDS);
      case TIMESTAMP_TZ -> fast(frame, Kind.INSTANT);
      default -> null;
    };
  }

  /// A pattern may hold anything, so what it makes must be looked at.
  private @Nullable ColumnEncoder fast(Frame frame, Kind kind) {
    return switch (dialect.timestampFormat()) {
      case TimestampFormat.Presto _ -> new TimestampColumn(frame, timestamps, kind);
      case TimestampFormat.Embulk _, TimestampFormat.Pattern _ -> null;
    };
  }
}
