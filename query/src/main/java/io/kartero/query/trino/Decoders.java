package io.kartero.query.trino;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.FixedBuilder;
import io.kartero.rows.ListBuilder;
import io.kartero.rows.StructBuilder;
import io.kartero.rows.TextBuilder;
import io.kartero.rows.VectorBuilder;
import io.trino.client.ClientStandardTypes;
import io.trino.client.ClientTypeSignature;
import io.trino.client.ClientTypeSignatureParameter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The decoder for each of Trino's types.
///
/// What has more digits than a type of [DataType] holds is kept as the text that Trino sends: times
/// beyond microseconds, intervals, numbers without a scale.
final class Decoders {
  private Decoders() {}

  /// @param column for who reads an error
  /// @throws QueryException when no column of a file can be of this type
  static Decoder of(ClientTypeSignature type, String column) {
    return switch (type.getRawType()) {
      case ClientStandardTypes.BOOLEAN ->
          new Decoder(
              Scalar.BOOLEAN,
              (from, to) -> ((FixedBuilder) to).append(from.getBooleanValue() ? 1 : 0),
              (from, to) -> ((FixedBuilder) to).append(Boolean.parseBoolean(from) ? 1 : 0));
      case ClientStandardTypes.TINYINT -> whole(Scalar.TINYINT);
      case ClientStandardTypes.SMALLINT -> whole(Scalar.SMALLINT);
      case ClientStandardTypes.INTEGER -> whole(Scalar.INTEGER);
      case ClientStandardTypes.BIGINT -> whole(Scalar.BIGINT);
      case ClientStandardTypes.REAL ->
          new Decoder(
              Scalar.FLOAT,
              (from, to) ->
                  ((FixedBuilder) to)
                      .append(
                          from.currentToken() == JsonToken.VALUE_STRING
                              ? Float.parseFloat(from.getText())
                              : from.getFloatValue()),
              (from, to) -> ((FixedBuilder) to).append(Float.parseFloat(from)));
      case ClientStandardTypes.DOUBLE ->
          new Decoder(
              Scalar.DOUBLE,
              (from, to) ->
                  ((FixedBuilder) to)
                      .append(
                          from.currentToken() == JsonToken.VALUE_STRING
                              ? Double.parseDouble(from.getText())
                              : from.getDoubleValue()),
              (from, to) -> ((FixedBuilder) to).append(Double.parseDouble(from)));
      case ClientStandardTypes.DECIMAL -> decimal(number(type, 0), number(type, 1));
      case ClientStandardTypes.VARCHAR,
          ClientStandardTypes.CHAR,
          ClientStandardTypes.NUMBER,
          ClientStandardTypes.IPADDRESS,
          ClientStandardTypes.COLOR,
          ClientStandardTypes.GEOMETRY,
          ClientStandardTypes.SPHERICAL_GEOGRAPHY,
          ClientStandardTypes.INTERVAL_DAY_TO_SECOND,
          ClientStandardTypes.INTERVAL_YEAR_TO_MONTH ->
          text(Scalar.VARCHAR);
      case ClientStandardTypes.JSON, ClientStandardTypes.JSON_2016 -> text(Scalar.JSON);
      case ClientStandardTypes.VARIANT ->
          new Decoder(Scalar.JSON, JsonTexts::copy, (from, to) -> ((TextBuilder) to).append(from));
      case ClientStandardTypes.VARBINARY ->
          Decoder.ofText(
              Scalar.BLOB,
              (from, to) -> ((TextBuilder) to).append(Base64.getDecoder().decode(from)));
      case ClientStandardTypes.UUID -> Decoder.ofText(Scalar.UUID, Decoders::uuid);
      case ClientStandardTypes.DATE -> Decoder.ofText(Scalar.DATE, TimeTexts::date);
      case ClientStandardTypes.TIME,
          ClientStandardTypes.TIME_WITH_TIME_ZONE,
          ClientStandardTypes.TIMESTAMP,
          ClientStandardTypes.TIMESTAMP_WITH_TIME_ZONE ->
          time(type);
      case ClientStandardTypes.ARRAY ->
          list(of(type.getArgumentsAsTypeSignatures().get(0), column));
      case ClientStandardTypes.MAP -> {
        List<ClientTypeSignature> of = type.getArgumentsAsTypeSignatures();
        yield map(of(of.get(0), column), of(of.get(1), column), column);
      }
      case ClientStandardTypes.ROW -> row(type, column);
      case "unknown" ->
          new Decoder(Scalar.NULL, (from, to) -> to.appendNull(), (from, to) -> to.appendNull());
      case ClientStandardTypes.HYPER_LOG_LOG,
          ClientStandardTypes.P4_HYPER_LOG_LOG,
          ClientStandardTypes.QDIGEST,
          ClientStandardTypes.TDIGEST,
          ClientStandardTypes.SET_DIGEST ->
          throw refused(
              type,
              column,
              "is a sketch that only Trino can read; select what it says, as in cardinality(%1$s)"
                      .formatted(column)
                  + " or approx_percentile, or CAST(%1$s AS varbinary) for its bytes"
                      .formatted(column));
      default ->
          throw refused(
              type, column, "cannot be in a file; write CAST(%s AS varchar)".formatted(column));
    };
  }

  private static QueryException refused(ClientTypeSignature type, String column, String reason) {
    return new QueryException(
        Code.BAD_STATEMENT,
        "the column \"%s\" has the type %s, which %s".formatted(column, type, reason),
        -1,
        null);
  }

  private static Decoder text(Scalar type) {
    return Decoder.ofText(type, (from, to) -> ((TextBuilder) to).append(from));
  }

  private static Decoder whole(Scalar type) {
    return new Decoder(
        type,
        (from, to) -> ((FixedBuilder) to).append(from.getLongValue()),
        (from, to) -> ((FixedBuilder) to).append(Long.parseLong(from)));
  }

  private static int number(ClientTypeSignature type, int argument) {
    return Math.toIntExact(type.getArguments().get(argument).getLongLiteral());
  }

  private static Decoder decimal(int precision, int scale) {
    return Decoder.ofText(
        new DataType.Decimal(precision, scale),
        (from, to) -> DecimalTexts.read(from, scale, (FixedBuilder) to));
  }

  private static void uuid(String from, VectorBuilder to) {
    java.util.UUID value = java.util.UUID.fromString(from);
    ((FixedBuilder) to)
        .append(value.getLeastSignificantBits(), value.getMostSignificantBits() ^ Long.MIN_VALUE);
  }

  /// Without a precision, as from a server of old, there are milliseconds.
  private static Decoder time(ClientTypeSignature type) {
    int digits = type.getArguments().isEmpty() ? 3 : number(type, 0);
    boolean micros = digits <= 6;
    return switch (type.getRawType()) {
      case ClientStandardTypes.TIME ->
          micros
              ? Decoder.ofText(Scalar.TIME, TimeTexts::time)
              : digits <= 9
                  ? Decoder.ofText(Scalar.TIME_NS, TimeTexts::timeNanos)
                  : text(Scalar.VARCHAR);
      case ClientStandardTypes.TIME_WITH_TIME_ZONE ->
          micros ? Decoder.ofText(Scalar.TIME_TZ, TimeTexts::timeTz) : text(Scalar.VARCHAR);
      case ClientStandardTypes.TIMESTAMP ->
          micros ? Decoder.ofText(Scalar.TIMESTAMP, TimeTexts::timestamp) : text(Scalar.VARCHAR);
      default ->
          micros
              ? Decoder.ofText(Scalar.TIMESTAMP_TZ, TimeTexts::timestampTz)
              : text(Scalar.VARCHAR);
    };
  }

  private static Decoder list(Decoder element) {
    return new Decoder(
        new DataType.ListOf(element.type()),
        (from, to) -> {
          ListBuilder list = (ListBuilder) to;
          while (from.nextToken() != JsonToken.END_ARRAY) {
            value(element, from, list.elements());
          }
          list.endList();
        },
        Decoders::noKey);
  }

  private static Decoder map(Decoder key, Decoder value, String column) {
    if (!(key.type() instanceof Scalar || key.type() instanceof DataType.Decimal)) {
      throw new QueryException(
          Code.BAD_STATEMENT,
          ("the column \"%s\" is a map whose keys are of the type %s, which Trino sends as a text"
                  + " that cannot be read back; write CAST(%s AS json)")
              .formatted(column, key.type(), column),
          -1,
          null);
    }
    return new Decoder(
        new DataType.MapOf(key.type(), value.type()),
        (from, to) -> {
          ListBuilder map = (ListBuilder) to;
          StructBuilder entries = (StructBuilder) map.elements();
          while (from.nextToken() != JsonToken.END_OBJECT) {
            key.key().read(from.currentName(), entries.field(0));
            from.nextToken();
            value(value, from, entries.field(1));
            entries.endStruct();
          }
          map.endList();
        },
        Decoders::noKey);
  }

  private static Decoder row(ClientTypeSignature type, String column) {
    List<Column> named = new ArrayList<>();
    List<Decoder> fields = new ArrayList<>();
    for (ClientTypeSignatureParameter field : type.getArguments()) {
      Decoder decoder = of(field.getTypeSignature(), column);
      named.add(new Column(field.getName().orElse("field" + fields.size()), decoder.type()));
      fields.add(decoder);
    }
    return new Decoder(
        new DataType.Struct(named),
        (from, to) -> {
          StructBuilder row = (StructBuilder) to;
          for (int i = 0; i < fields.size(); i++) {
            from.nextToken();
            value(fields.get(i), from, row.field(i));
          }
          from.nextToken();
          row.endStruct();
        },
        Decoders::noKey);
  }

  /// The value that the parser stands on, or NULL.
  static void value(Decoder decoder, JsonParser from, VectorBuilder to) throws IOException {
    if (from.currentToken() == JsonToken.VALUE_NULL) {
      to.appendNull();
    } else {
      decoder.value().read(from, to);
    }
  }

  private static void noKey(String from, VectorBuilder to) {
    throw new IllegalStateException("no map has keys of this type");
  }
}
