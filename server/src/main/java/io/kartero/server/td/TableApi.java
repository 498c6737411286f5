package io.kartero.server.td;

import io.kartero.query.Result;
import io.kartero.server.database.Tables;
import io.kartero.server.database.Tables.Existing;
import io.kartero.server.job.result.Rendering;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/// Tables: `td table:*`, `td schema:*`, Digdag's `td_ddl>`.
@Controller
final class TableApi {
  private static final int USUAL_TAIL = 30;
  private static final int LONGEST_TAIL = 1_000;

  private final Tables tables;
  private final JsonMapper json;

  TableApi(Tables tables, JsonMapper json) {
    this.tables = tables;
    this.json = json;
  }

  record Listed(String database, String name, List<TableJson> tables) {}

  record Named(String database, String table, String type) {
    static Named of(String database, String table) {
      return new Named(database, table, "log");
    }
  }

  record Swapped(String database, String table1, String table2) {}

  @GetMapping("/v3/table/list/{database}")
  Listed list(@PathVariable String database) {
    return new Listed(
        database,
        database,
        tables.list(database).stream().map(table -> TableJson.of(table, json)).toList());
  }

  @GetMapping("/v3/table/show/{database}/{table}")
  TableJson show(@PathVariable String database, @PathVariable String table) {
    return TableJson.of(tables.show(database, table), json);
  }

  @PostMapping("/v3/table/create/{database}/{table}/log")
  Named create(@PathVariable String database, @PathVariable String table, Parameters parameters) {
    Optional<Integer> days = parameters.integer("expire_days");
    parameters.check();
    tables.create(database, table);
    days.ifPresent(expire -> expire(database, table, expire));
    return Named.of(database, table);
  }

  @PostMapping("/v3/table/delete/{database}/{table}")
  Named delete(@PathVariable String database, @PathVariable String table) {
    tables.delete(database, table);
    return Named.of(database, table);
  }

  @PostMapping("/v3/table/update/{database}/{table}")
  Named update(@PathVariable String database, @PathVariable String table, Parameters parameters) {
    Optional<Integer> days = parameters.integer("expire_days");
    parameters.check();
    days.ifPresent(expire -> expire(database, table, expire));
    return Named.of(database, table);
  }

  @PostMapping("/v3/table/update-schema/{database}/{table}")
  Named updateSchema(
      @PathVariable String database, @PathVariable String table, Parameters parameters) {
    tables.updateSchema(database, table, SchemaText.read(parameters, json));
    return Named.of(database, table);
  }

  @PostMapping("/v3/table/append-schema/{database}/{table}")
  Named appendSchema(
      @PathVariable String database, @PathVariable String table, Parameters parameters) {
    tables.appendSchema(database, table, SchemaText.read(parameters, json));
    return Named.of(database, table);
  }

  @PostMapping("/v3/table/swap/{database}/{one}/{other}")
  Swapped swap(
      @PathVariable String database, @PathVariable String one, @PathVariable String other) {
    tables.swap(database, one, other);
    return new Swapped(database, one, other);
  }

  @PostMapping("/v3/table/rename/{database}/{from}/{to}")
  Named rename(
      @PathVariable String database,
      @PathVariable String from,
      @PathVariable String to,
      Parameters parameters) {
    boolean overwrite = parameters.truth("overwrite").orElse(false);
    parameters.check();
    tables.rename(database, from, to, overwrite ? Existing.OVERWRITTEN : Existing.REFUSED);
    return Named.of(database, to);
  }

  @PostMapping("/v3/table/change_database/{database}/{table}")
  Named changeDatabase(
      @PathVariable String database, @PathVariable String table, Parameters parameters) {
    String destination = parameters.required("dest_database_name");
    parameters.check();
    tables.changeDatabase(database, table, destination);
    return Named.of(destination, table);
  }

  /// The last rows, as maps.
  @GetMapping("/v3/table/tail/{database}/{table}")
  void tail(
      @PathVariable String database,
      @PathVariable String table,
      Parameters parameters,
      HttpServletResponse response)
      throws IOException {
    int count = Math.clamp(parameters.integer("count").orElse(USUAL_TAIL), 0, LONGEST_TAIL);
    parameters.check();
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try (Result result = tables.tail(database, table, count)) {
      Rendering.msgpackMaps().write(result, rows);
    }
    response.setContentType("application/x-msgpack");
    response.setContentLength(rows.size());
    rows.writeTo(response.getOutputStream());
  }

  private void expire(String database, String table, int days) {
    tables.setExpireDays(database, table, days > 0 ? OptionalInt.of(days) : OptionalInt.empty());
  }
}
