package io.kartero.server.td;

import io.kartero.server.database.ImportReceipt;
import io.kartero.server.database.Imports;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Rows that are sent as gzip of MessagePack maps, whatever Content-Type the client gives them.
@Controller
final class ImportApi {
  private final Imports imports;

  ImportApi(Imports imports) {
    this.imports = imports;
  }

  /// @param elapsedTime in seconds
  @JsonNaming(SnakeCaseStrategy.class)
  record Imported(
      String uniqueId, String database, String table, String md5Hex, double elapsedTime) {
    static Imported of(ImportReceipt receipt) {
      return new Imported(
          receipt.uniqueId(),
          receipt.database(),
          receipt.table(),
          receipt.md5(),
          receipt.elapsed().toMillis() / 1000.0);
    }
  }

  @PutMapping("/v3/table/import/{database}/{table}/msgpack.gz")
  Imported add(
      @PathVariable String database, @PathVariable String table, HttpServletRequest request)
      throws IOException {
    return Imported.of(imports.add(database, table, Optional.empty(), request.getInputStream()));
  }

  @PutMapping("/v3/table/import_with_id/{database}/{table}/{id}/msgpack.gz")
  Imported addOnce(
      @PathVariable String database,
      @PathVariable String table,
      @PathVariable String id,
      HttpServletRequest request)
      throws IOException {
    return Imported.of(imports.add(database, table, Optional.of(id), request.getInputStream()));
  }
}
