package io.kartero.query.trino;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.Result;
import io.kartero.rows.Batch;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Which databases there are: Trino itself lets a session name a schema that does not exist, and
/// complains of the first table only.
final class Schemas {
  /// A schema that each catalog has.
  static final String INFORMATION = "information_schema";

  private final String catalog;

  /// A schema that was dropped since is complained of by Trino.
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  Schemas(String catalog) {
    this.catalog = catalog;
  }

  /// @param query asks Trino
  /// @throws QueryException when there is no such schema
  void require(String database, Function<String, Result> query) {
    String name = database.toLowerCase(Locale.ROOT); // as Trino takes all names
    if (seen.contains(name) || exists(name, query)) {
      seen.add(name);
      return;
    }
    throw new QueryException(
        Code.BAD_STATEMENT,
        "there is no database \"%s\": the catalog %s has no such schema"
            .formatted(database, catalog),
        -1,
        null);
  }

  private static boolean exists(String name, Function<String, Result> query) {
    String literal = "'" + name.replace("'", "''") + "'";
    try (Result found = query.apply("SELECT 1 FROM schemata WHERE schema_name = " + literal);
        Batch batch = found.next()) {
      return batch != null;
    }
  }
}
