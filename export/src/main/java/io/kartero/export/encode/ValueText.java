package io.kartero.export.encode;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.export.encode.Dialect.Unmappable;
import io.kartero.rows.Batch;
import io.kartero.rows.DataType;
import io.kartero.rows.FixedVector;
import io.kartero.rows.Schema;
import io.kartero.rows.StructVector;
import io.kartero.rows.Vector;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/// Single values as text in UTF-8, for formats that are no file's dialect: timestamps as Presto
/// writes them, in UTC. An instance belongs to one thread.
public final class ValueText {
  private static final Dialect DIALECT =
      new Dialect(
          ",",
          "",
          QuotePolicy.MINIMAL,
          Newline.LF,
          FieldNewline.KEEP,
          Header.NONE,
          StandardCharsets.UTF_8,
          Unmappable.FAIL,
          new TimestampFormat.Presto(),
          ZoneOffset.UTC);

  private final PlainText plain = new PlainText(Timestamps.of(DIALECT));
  private final JsonText json = new JsonText(plain);

  /// Whether the row is NULL. A union whose member is NULL is.
  public static boolean isNull(DataType type, Vector vector, int row) {
    return PlainText.isNull(type, vector, row);
  }

  /// Appends a value that is not NULL, without quotes: binary as base64, nested values as JSON.
  public void appendPlain(DataType type, Vector vector, int row, Block out) {
    plain.append(type, vector, row, out);
  }

  /// Appends a row as a JSON array.
  public void appendJson(Schema schema, Batch batch, int row, Block out) {
    for (int i = 0; i < schema.size(); i++) {
      out.append((byte) (i == 0 ? '[' : ','));
      json.append(schema.column(i).type(), batch.column(i), row, out);
    }
    out.append((byte) ']');
  }

  /// Which member of a union a row holds, counted from 0.
  public static int member(StructVector union, int row) {
    return PlainText.member(union, row);
  }

  /// The index of an enumeration's label.
  public static int label(DataType.Enumeration type, FixedVector vector, int row) {
    return PlainText.index(type, vector, row);
  }
}
