package io.kartero.server.database;

import io.kartero.query.Result;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a database is, and what can be done to its tables there. Names have been checked.
sealed interface Storage permits WarehouseStorage, TrinoStorage {
  /// @throws Conflict when there is one of that name
  void createDatabase();

  /// Deletes it with all its tables.
  ///
  /// @throws NotFound when there is none
  void deleteDatabase();

  /// @throws NotFound without that table, or the database
  void require(String table);

  List<Stored> tables();

  /// A table as it is kept.
  ///
  /// @param columns `time` included
  /// @param rows empty where they would have to be counted first
  /// @param bytes roughly; empty where they are not known
  /// @param lastTime the largest `time` in it
  record Stored(
      String name,
      List<TableColumn> columns,
      OptionalLong rows,
      OptionalLong bytes,
      OptionalLong lastTime) {}

  /// Makes a table with the column `time`.
  ///
  /// @throws Conflict when the name is taken
  void create(String table);

  void delete(String table);

  /// Adds and converts columns.
  void change(String table, List<TableColumn> wanted, Left left);

  /// What becomes of columns that are not named.
  enum Left {
    KEPT,
    DROPPED
  }

  /// Exchanges the names of two tables.
  void swap(String one, String other);

  void rename(String from, String to, Tables.Existing existing);

  /// Moves a table to another database.
  void move(String table, Storage destination);

  /// The last rows by `time`, the latest first.
  Result tail(String table, int count);

  /// The SQL that deletes the rows from one time on until before another, in seconds.
  String deletion(String table, long from, long to);

  /// Deletes those rows, and returns their number.
  long deleteRows(String table, long from, long to);

  /// Brings files of records into a table: all of them, or none, and once. Values that are no
  /// records are left out.
  ///
  /// @param id marks what has been loaded; nothing is loaded a second time under one id
  /// @param needed the columns of the records
  /// @return how many records were added
  long load(String id, String table, List<RecordFile> files, RecordSchema needed, Instant now);

  static Conflict taken(String database, String table) {
    return new Conflict("table " + database + "." + table + " already exists", Optional.empty());
  }

  static Conflict databaseTaken(String database) {
    return new Conflict("database " + database + " already exists", Optional.empty());
  }
}
