package io.kartero.server.database;

import io.kartero.query.QueryException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where rows gather until all of them can be added to a table at once: in a single statement, or
/// in a table beside it when they are too many for one.
final class TrinoStaging implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrinoStaging.class);

  private final TrinoCatalog catalog;
  private final String beside;
  private final List<TableColumn> columns;
  private @Nullable String first;
  private boolean made;

  /// @param beside the name of the table that is made when one is needed
  TrinoStaging(TrinoCatalog catalog, String beside, List<TableColumn> columns) {
    this.catalog = catalog;
    this.beside = beside;
    this.columns = columns;
  }

  /// @param rows a query that gives them
  void add(String rows) {
    if (first == null && !made) {
      first = rows;
      return;
    }
    if (first != null) {
      make();
      insert(first);
      first = null;
    }
    insert(rows);
  }

  /// One that an interrupted import has left gives way.
  private void make() {
    catalog.run("DROP TABLE IF EXISTS " + catalog.quoted(beside));
    made = true;
    catalog.run(
        columns.stream()
            .map(column -> Names.quoted(column.name()) + " " + TrinoTypes.sql(column.type()))
            .collect(
                Collectors.joining(", ", "CREATE TABLE " + catalog.quoted(beside) + " (", ")")));
  }

  private void insert(String rows) {
    catalog.run("INSERT INTO " + catalog.quoted(beside) + " " + rows);
  }

  /// The names of the columns, as SQL lists them.
  String names() {
    return columns.stream()
        .map(column -> Names.quoted(column.name()))
        .collect(Collectors.joining(", "));
  }

  boolean isEmpty() {
    return first == null && !made;
  }

  /// SQL that gives the rows.
  String rows() {
    return first == null ? "SELECT " + names() + " FROM " + catalog.quoted(beside) : first;
  }

  @Override
  public void close() {
    if (!made) {
      return;
    }
    try {
      catalog.run("DROP TABLE IF EXISTS " + catalog.quoted(beside));
    } catch (QueryException e) {
      LOG.warn("{} is left over and can be dropped", catalog.quoted(beside), e);
    }
  }
}
