package io.kartero.server.database;

import io.kartero.query.Result;
import io.kartero.query.engines.Engines;
import io.kartero.rows.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The same on Trino, which has neither defaults nor `BY NAME`.
final class TrinoInsertions {
  private static final String NOW = "CAST(to_unixtime(now()) AS bigint)";

  private TrinoInsertions() {}

  static String fitted(Engines.Place place, InsertStatement insert, String sql) {
    String into = insert.database().orElse(place.schema());
    TrinoCatalog catalog = new TrinoCatalog(new Engines.Place(place.engine(), into), into);
    List<TableColumn> there = catalog.columns(insert.table());
    if (there.isEmpty()) {
      return sql;
    }
    List<Column> inserted = columns(place, insert);
    if (!InsertStatement.goesByName(there, inserted)) {
      return sql;
    }
    addMissing(place, catalog, insert, InsertStatement.missing(there, inserted));
    List<String> names = new ArrayList<>(inserted.stream().map(Column::name).toList());
    List<String> values = new ArrayList<>(names.stream().map(Names::quoted).toList());
    if (names.stream().noneMatch(TableColumn.TIME::equalsIgnoreCase)) {
      names.add(TableColumn.TIME);
      values.add(NOW);
    }
    return "%s%s (%s)%sSELECT %s FROM %s"
        .formatted(
            insert.begin(),
            catalog.quoted(insert.table()),
            names.stream().map(Names::quoted).collect(Collectors.joining(", ")),
            insert.gap(),
            String.join(", ", values),
            insert.asTable());
  }

  private static List<Column> columns(Engines.Place place, InsertStatement insert) {
    String sql = "SELECT * FROM " + insert.asTable() + " LIMIT 0";
    try (Result result = place.engine().query(place.schema(), sql)) {
      return result.schema().columns();
    }
  }

  private static void addMissing(
      Engines.Place place, TrinoCatalog catalog, InsertStatement insert, List<Column> missing) {
    if (missing.isEmpty()) {
      return;
    }
    types(place, insert, missing)
        .forEach((name, type) ->
            catalog.run(
                "ALTER TABLE %s ADD COLUMN %s %s"
                    .formatted(catalog.quoted(insert.table()), Names.quoted(name), type)));
  }

  /// Trino tells the types of a row that is not there, so the query does not run for it.
  private static Map<String, String> types(
      Engines.Place place, InsertStatement insert, List<Column> columns) {
    String types =
        columns.stream()
            .map(column -> "typeof(q." + Names.quoted(column.name()) + ")")
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT %s FROM (VALUES 1) one LEFT JOIN %s q ON false".formatted(types, insert.asTable());
    return Answers.list(
            () -> place.engine().query(place.schema(), sql),
            row -> {
              Map<String, String> found = new LinkedHashMap<>();
              for (int i = 0; i < columns.size(); i++) {
                found.put(columns.get(i).name(), stored(row.text(i)));
              }
              return found;
            })
        .getFirst();
  }

  /// A text of some length is a text, and so is what has no type.
  private static String stored(String type) {
    return type.startsWith("varchar") || type.equals("unknown") ? "varchar" : type;
  }
}
