package io.kartero.server.database;

import static io.kartero.server.database.Warehouse.record;
import static io.kartero.server.database.Warehouse.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.server.database.BulkImport.Status;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.NotFound;
import io.kartero.server.platform.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

class BulkImportsTest {
  @SuppressWarnings("NullAway.Init")
  private Warehouse warehouse;

  @SuppressWarnings("NullAway.Init")
  private BulkImports imports;

  private long jobs;

  @BeforeEach
  void open(@TempDir Path home) {
    warehouse = Warehouse.open(home, TestDatabase.H2);
    warehouse.databases().create("shop");
    warehouse.tables().create("shop", "items");
    imports = warehouse.bulkImports();
    imports.create("load 1", "shop", "items");
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private void upload(String part, Object[]... records) {
    imports.uploadPart("load 1", part, records(records));
  }

  private long rows() {
    return warehouse.tables().show("shop", "items").count().orElseThrow();
  }

  private BulkImport perform() {
    jobs++;
    imports.begin("load 1", jobs);
    return imports.perform(jobs);
  }

  @Test
  void partsAreLookedThroughAndBroughtInAtOnce() throws IOException {
    upload("b", record("time", 3, "a", 1.5));
    upload("a", record("time", 1, "a", 1), record("a", 2), record("time", 2, "b", "x"));
    imports.uploadPart(
        "load 1", "c", new ByteArrayInputStream("broken".getBytes(StandardCharsets.UTF_8)));
    assertThat(imports.parts("load 1")).containsExactly("a", "b", "c");
    imports.freeze("load 1");
    BulkImport ready = perform();
    assertThat(ready.status()).isEqualTo(Status.READY);
    assertThat(ready.uploadFrozen()).isTrue();
    assertThat(ready.jobId()).hasValue(1);
    assertThat(List.of(ready.validRecords(), ready.errorRecords())).containsExactly(3L, 2L);
    assertThat(List.of(ready.validParts(), ready.errorParts())).containsExactly(2, 1);
    assertThat(errors("load 1"))
        .containsExactly(
            "{\"part\":\"a\",\"error\":\"a record must be a map with a whole number \\\"time\\\"\","
                + "\"record\":{\"a\":2}}",
            "{\"part\":\"c\",\"error\":\"the data are no complete gzip file of MessagePack maps:"
                + " Not in GZIP format\",\"record\":null}");
    assertThat(rows()).isZero();
    assertThat(imports.commit("load 1").status()).isEqualTo(Status.COMMITTED);
    assertThat(imports.commit("load 1").status()).isEqualTo(Status.COMMITTED);
    assertThat(warehouse.query("SELECT * FROM shop.items ORDER BY time"))
        .isEqualTo(
            "{'time': 1, 'a': 1.0, 'b': NULL}; {'time': 2, 'a': NULL, 'b': x};"
                + " {'time': 3, 'a': 1.5, 'b': NULL}");
  }

  private List<String> errors(String name) throws IOException {
    List<String> errors = new ArrayList<>();
    try (InputStream bytes = imports.errorRecords(name);
        MessageUnpacker values = MessagePack.newDefaultUnpacker(new GZIPInputStream(bytes))) {
      while (values.hasNext()) {
        errors.add(values.unpackValue().toJson());
      }
    }
    return errors;
  }

  @Test
  void aPartIsReplacedAndDeletedUntilTheUploadIsFrozen() throws IOException {
    upload("a", record("time", 1));
    upload("a", record("time", 1), record("time", 2));
    upload("b", record("time", 3));
    imports.deletePart("load 1", "b");
    assertThatThrownBy(() -> imports.deletePart("load 1", "b"))
        .isInstanceOf(NotFound.class)
        .hasMessage("part b does not exist");
    imports.freeze("load 1");
    assertThatThrownBy(() -> upload("c", record("time", 1)))
        .isInstanceOf(Conflict.class)
        .hasMessage("bulk import load 1: its upload is frozen; unfreeze it first");
    imports.unfreeze("load 1");
    upload("c", record("time", 4));
    assertThat(perform().validRecords()).isEqualTo(3);
    try (Stream<Path> files = Files.list(warehouse.home.resolve("bulk-imports/1"))) {
      assertThat(files).hasSize(3); // two parts and the errors
    }
  }

  @Test
  void stepsOutOfOrderAreRefused() {
    upload("a", record("time", 1));
    assertThatThrownBy(() -> imports.commit("load 1"))
        .isInstanceOf(Conflict.class)
        .hasMessage("bulk import load 1: it is uploading, and must be ready; perform it");
    perform();
    imports.commit("load 1");
    assertThatThrownBy(() -> perform()).hasMessage("bulk import load 1: it is committed");
    assertThatThrownBy(() -> imports.unfreeze("load 1"))
        .hasMessage("bulk import load 1: it is committed");
    assertThatThrownBy(() -> imports.create("load 1", "shop", "items"))
        .isInstanceOf(Conflict.class)
        .hasMessage("bulk import load 1 already exists");
    assertThatThrownBy(() -> imports.create("load 2", "shop", "nosuch"))
        .isInstanceOf(NotFound.class);
    imports.delete("load 1");
    assertThatThrownBy(() -> imports.show("load 1"))
        .isInstanceOf(NotFound.class)
        .hasMessage("bulk import load 1 does not exist");
    assertThat(warehouse.home.resolve("bulk-imports/1")).doesNotExist();
  }

  @Test
  void aCrashWhileItIsLookedThroughLeavesItToBeLookedThroughAgain() {
    upload("a", record("time", 1));
    imports.begin("load 1", 1);
    warehouse.reopen();
    imports = warehouse.bulkImports();
    imports.recover();
    assertThat(imports.show("load 1").status()).isEqualTo(Status.UPLOADING);
    imports.perform(1);
    imports.commit("load 1");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void aCrashBeforeACommitReachedTheTableLeavesItReady() {
    upload("a", record("time", 1));
    perform();
    state("committing");
    warehouse.reopen();
    imports = warehouse.bulkImports();
    imports.recover();
    assertThat(imports.show("load 1").status()).isEqualTo(Status.READY);
    imports.commit("load 1");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void aCrashAfterACommitReachedTheTableLeavesItCommittedOnce() {
    upload("a", record("time", 1));
    perform();
    imports.commit("load 1");
    state("committing");
    warehouse.reopen();
    imports = warehouse.bulkImports();
    imports.recover();
    assertThat(imports.show("load 1").status()).isEqualTo(Status.COMMITTED);
    state("ready");
    imports.commit("load 1");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void filesThatBelongToNoPartGo() throws IOException {
    upload("a", record("time", 1));
    Path stray = warehouse.home.resolve("bulk-imports/1/stray.msgpack.gz");
    Files.writeString(stray, "half a part");
    imports.recover();
    assertThat(stray).doesNotExist();
    assertThat(perform().validRecords()).isEqualTo(1);
  }

  private void state(String status) {
    warehouse.jdbc.sql("UPDATE bulk_import SET status = :status").param("status", status).update();
  }
}
