package io.kartero.server.td;

import io.kartero.server.database.Database;
import io.kartero.server.database.Databases;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Databases. td looks into their list before it queries or schedules anything.
@Controller
final class DatabaseApi {
  private final Databases databases;

  DatabaseApi(Databases databases) {
    this.databases = databases;
  }

  /// @param permission never null: Ruby's client makes a symbol of it
  @JsonNaming(SnakeCaseStrategy.class)
  record DatabaseJson(
      String id,
      String name,
      @Nullable Long count,
      String createdAt,
      String updatedAt,
      @Nullable String organization,
      String permission) {
    static DatabaseJson of(Database database) {
      return new DatabaseJson(
          Long.toString(database.id()),
          database.name(),
          TableJson.known(database.count()),
          TdTime.of(database.createdAt()),
          TdTime.of(database.updatedAt()),
          null,
          "administrator");
    }
  }

  record Listed(List<DatabaseJson> databases) {}

  record Named(String database) {}

  @GetMapping("/v3/database/list")
  Listed list() {
    return new Listed(databases.list().stream().map(DatabaseJson::of).toList());
  }

  @GetMapping("/v3/database/show/{database}")
  DatabaseJson show(@PathVariable String database) {
    return DatabaseJson.of(databases.show(database));
  }

  @PostMapping("/v3/database/create/{database}")
  Named create(@PathVariable String database) {
    databases.create(database);
    return new Named(database);
  }

  @PostMapping("/v3/database/delete/{database}")
  Named delete(@PathVariable String database) {
    databases.delete(database);
    return new Named(database);
  }
}
