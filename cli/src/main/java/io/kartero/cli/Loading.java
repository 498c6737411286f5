package io.kartero.cli;

import static java.util.stream.Collectors.joining;

import io.kartero.query.QueryException;
import java.util.List;

/// Brings the rows of files into one table, in one statement: all of them or none.
record Loading(
    Warehouse warehouse, TableName table, List<DataFile> files, DataFile.FirstLine firstLine) {

  /// What happens with a table that is already there.
  enum Mode {
    CREATE,
    APPEND,
    REPLACE
  }

  /// The number of rows loaded.
  long run(Mode mode) {
    boolean exists = warehouse.holds(table);
    if (exists && mode == Mode.CREATE) {
      throw new CallerError("DB.TABLE", table + " already exists", "add --append or --replace");
    }
    boolean created = warehouse.create(table.database());
    try {
      return warehouse.count(statement(exists && mode == Mode.APPEND ? INSERT : CREATE));
    } catch (RuntimeException e) {
      if (created) {
        warehouse.drop(table.database());
      }
      throw explained(e);
    }
  }

  /// The same into a table of an engine elsewhere.
  long run(Mode mode, Origin.Remote engine) {
    try {
      return new RemoteLoading(warehouse, engine, table.table(), rows()).run(mode);
    } catch (RuntimeException e) {
      throw explained(e);
    }
  }

  private RuntimeException explained(RuntimeException e) {
    return e instanceof QueryException failure && isAboutFiles(failure)
        ? BrokenFile.explained(diagnosed(failure), files)
        : e;
  }

  private boolean isAboutFiles(QueryException failure) {
    String text = String.valueOf(failure.getMessage());
    return switch (failure.code()) {
      case BAD_STATEMENT, BAD_VALUE, FORBIDDEN -> true;
      case ENGINE ->
          files.stream().anyMatch(file -> text.contains(file.path().toAbsolutePath().toString()));
      case CANCELLED, TIME_LIMIT, RESOURCES -> false;
    };
  }

  /// Where DuckDB does not understand a CSV file as a whole, a second look finds the line.
  private QueryException diagnosed(QueryException failure) {
    if (!String.valueOf(failure.getMessage()).contains("sniffing file")) {
      return failure;
    }
    try {
      for (DataFile file : files) {
        file.diagnosis().ifPresent(warehouse::count);
      }
      return failure;
    } catch (QueryException found) {
      return found;
    }
  }

  private static final String CREATE = "CREATE OR REPLACE TABLE %s AS %s";
  private static final String INSERT = "INSERT INTO %s BY NAME %s";

  private String statement(String form) {
    return form.formatted(table.quoted(), rows());
  }

  private String rows() {
    return files.stream()
        .map(file -> "SELECT * FROM " + file.reader(firstLine))
        .collect(joining(" UNION ALL BY NAME "));
  }
}
