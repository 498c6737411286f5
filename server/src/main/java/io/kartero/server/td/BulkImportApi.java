package io.kartero.server.td;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.kartero.server.account.Account;
import io.kartero.server.database.BulkImport;
import io.kartero.server.database.BulkImports;
import io.kartero.server.job.BulkPerformances;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Imports in parts: `td bulk_import:*`.
@Controller
@RequestMapping("/v3/bulk_import")
final class BulkImportApi {
  private final BulkImports imports;
  private final BulkPerformances performances;

  BulkImportApi(BulkImports imports, BulkPerformances performances) {
    this.imports = imports;
    this.performances = performances;
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record BulkImportJson(
      String name,
      String database,
      String table,
      String status,
      boolean uploadFrozen,
      @Nullable String jobId,
      long validRecords,
      long errorRecords,
      long validParts,
      long errorParts) {
    static BulkImportJson of(BulkImport bulk) {
      return new BulkImportJson(
          bulk.name(),
          bulk.database(),
          bulk.table(),
          bulk.status().word(),
          bulk.uploadFrozen(),
          bulk.jobId().isPresent() ? Long.toString(bulk.jobId().getAsLong()) : null,
          bulk.validRecords(),
          bulk.errorRecords(),
          bulk.validParts(),
          bulk.errorParts());
    }
  }

  record Listed(@JsonProperty("bulk_imports") List<BulkImportJson> bulkImports) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Named(String name, String bulkImport) {
    static Named of(String name) {
      return new Named(name, name);
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Part(String name, String bulkImport, String partName) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Parts(String name, String bulkImport, List<String> parts) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Performed(String name, String bulkImport, String jobId) {}

  @PostMapping("/create/{name}/{database}/{table}")
  Named create(
      @PathVariable String name, @PathVariable String database, @PathVariable String table) {
    imports.create(name, database, table);
    return Named.of(name);
  }

  @GetMapping("/show/{name}")
  BulkImportJson show(@PathVariable String name) {
    return BulkImportJson.of(imports.show(name));
  }

  @GetMapping("/list")
  Listed list() {
    return new Listed(imports.list().stream().map(BulkImportJson::of).toList());
  }

  @GetMapping("/list_parts/{name}")
  Parts parts(@PathVariable String name) {
    return new Parts(name, name, imports.parts(name));
  }

  @PutMapping("/upload_part/{name}/{part}")
  Part upload(@PathVariable String name, @PathVariable String part, HttpServletRequest request)
      throws IOException {
    imports.uploadPart(name, part, request.getInputStream());
    return new Part(name, name, part);
  }

  @PostMapping("/delete_part/{name}/{part}")
  Part deletePart(@PathVariable String name, @PathVariable String part) {
    imports.deletePart(name, part);
    return new Part(name, name, part);
  }

  @PostMapping("/freeze/{name}")
  Named freeze(@PathVariable String name) {
    imports.freeze(name);
    return Named.of(name);
  }

  @PostMapping("/unfreeze/{name}")
  Named unfreeze(@PathVariable String name) {
    imports.unfreeze(name);
    return Named.of(name);
  }

  @PostMapping("/perform/{name}")
  Performed perform(@PathVariable String name, Account me) {
    return new Performed(name, name, Long.toString(performances.issue(name, me.id())));
  }

  @PostMapping("/commit/{name}")
  Named commit(@PathVariable String name) {
    imports.commit(name);
    return Named.of(name);
  }

  @PostMapping("/delete/{name}")
  Named delete(@PathVariable String name) {
    imports.delete(name);
    return Named.of(name);
  }

  @GetMapping("/error_records/{name}")
  void errorRecords(@PathVariable String name, HttpServletResponse response) throws IOException {
    try (InputStream records = imports.errorRecords(name)) {
      response.setContentType("application/octet-stream");
      records.transferTo(response.getOutputStream());
    }
  }
}
