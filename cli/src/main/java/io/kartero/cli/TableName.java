package io.kartero.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A table in a database, as people write it: `database.table`.
record TableName(String database, String table) {
  static TableName of(String text) {
    int dot = text.indexOf('.');
    if (dot < 1 || dot == text.length() - 1) {
      throw new TypeConversionException(
          "'" + text + "' names no table in a database; write it as DATABASE.TABLE");
    }
    return new TableName(text.substring(0, dot), text.substring(dot + 1));
  }

  /// As SQL spells it.
  String quoted() {
    return quoted(database) + "." + quoted(table);
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return database + "." + table;
  }

  /// For picocli.
  static final class Converter implements ITypeConverter<TableName> {
    @Override
    public TableName convert(String text) {
      return of(text);
    }
  }
}
