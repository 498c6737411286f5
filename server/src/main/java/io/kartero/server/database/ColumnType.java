package io.kartero.server.database;

import io.kartero.rows.DataType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The type of a table's column, in Treasure Data's words: `string`, `array<map<string,long>>`.
public sealed interface ColumnType {
  /// As the API writes it.
  String word();

  /// As SQL writes it.
  String sql();

  /// What values of it are appended as.
  DataType appended();

  /// The plain types.
  enum Plain implements ColumnType {
    STRING("VARCHAR", DataType.Scalar.VARCHAR),
    INT("INTEGER", DataType.Scalar.INTEGER),
    LONG("BIGINT", DataType.Scalar.BIGINT),
    FLOAT("FLOAT", DataType.Scalar.FLOAT),
    DOUBLE("DOUBLE", DataType.Scalar.DOUBLE);

    private final String sql;
    private final DataType.Scalar appended;

    Plain(String sql, DataType.Scalar appended) {
      this.sql = sql;
      this.appended = appended;
    }

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String sql() {
      return sql;
    }

    @Override
    public DataType appended() {
      return appended;
    }
  }

  record ArrayOf(ColumnType element) implements ColumnType {
    @Override
    public String word() {
      return "array<" + element.word() + ">";
    }

    @Override
    public String sql() {
      return element.sql() + "[]";
    }

    @Override
    public DataType appended() {
      return new DataType.ListOf(element.appended());
    }
  }

  record MapOf(ColumnType key, ColumnType value) implements ColumnType {
    @Override
    public String word() {
      return "map<" + key.word() + "," + value.word() + ">";
    }

    @Override
    public String sql() {
      return "MAP(" + key.sql() + ", " + value.sql() + ")";
    }

    @Override
    public DataType appended() {
      return new DataType.MapOf(key.appended(), value.appended());
    }
  }

  /// A type that only SQL can make: shown as what it is nearest to, written as text that the engine
  /// reads.
  record Foreign(String sql) implements ColumnType {
    private static final Map<String, Plain> NEAREST =
        Map.of(
            "TINYINT", Plain.INT,
            "SMALLINT", Plain.INT,
            "UTINYINT", Plain.INT,
            "USMALLINT", Plain.INT,
            "UINTEGER", Plain.LONG,
            "UBIGINT", Plain.LONG,
            "HUGEINT", Plain.LONG);

    @Override
    public String word() {
      String type = sql.toUpperCase(Locale.ROOT);
      return type.startsWith("DECIMAL")
          ? Plain.DOUBLE.word()
          : NEAREST.getOrDefault(type, Plain.STRING).word();
    }

    @Override
    public DataType appended() {
      return DataType.Scalar.VARCHAR;
    }
  }

  /// Reads the API's word for a type.
  static Optional<ColumnType> parse(String word) {
    String text = word.strip();
    for (Plain plain : Plain.values()) {
      if (plain.word().equals(text)) {
        return Optional.of(plain);
      }
    }
    if (text.startsWith("array<") && text.endsWith(">")) {
      return parse(text.substring(6, text.length() - 1)).map(ArrayOf::new);
    }
    if (text.startsWith("map<") && text.endsWith(">")) {
      String inner = text.substring(4, text.length() - 1);
      int comma = topLevelComma(inner, '<', '>');
      return comma < 0
          ? Optional.empty()
          : parse(inner.substring(0, comma))
              .flatMap(
                  key -> parse(inner.substring(comma + 1)).map(value -> new MapOf(key, value)));
    }
    return Optional.empty();
  }

  /// Reads the warehouse's name of a type.
  static ColumnType ofSql(String sql) {
    for (Plain plain : Plain.values()) {
      if (plain.sql.equals(sql)) {
        return plain;
      }
    }
    if (sql.endsWith("[]")) {
      ColumnType element = ofSql(sql.substring(0, sql.length() - 2));
      return element instanceof Foreign ? new Foreign(sql) : new ArrayOf(element);
    }
    if (sql.startsWith("MAP(")) {
      String inner = sql.substring(4, sql.length() - 1);
      int comma = topLevelComma(inner, '(', ')');
      ColumnType key = ofSql(inner.substring(0, comma));
      ColumnType value = ofSql(inner.substring(comma + 1).strip());
      return key instanceof Foreign || value instanceof Foreign
          ? new Foreign(sql)
          : new MapOf(key, value);
    }
    return new Foreign(sql);
  }

  /// Where the comma is that no brackets are around; -1 without one.
  static int topLevelComma(String text, char open, char close) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == open ? 1 : c == close ? -1 : 0;
      if (c == ',' && depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
