package io.kartero.server.database;

import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.Transaction;
import io.kartero.server.database.BulkImport.Status;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.springframework.dao.DuplicateKeyException;

/// The bulk imports. Their state is in the metadata, their parts are files in the home, and the
/// warehouse's ledger says whether one has been committed.
public final class BulkImports {
  private final DuckDbEngine warehouse;
  private final Storages storages;
  private final BulkImportStore store;
  private final DatabaseStore tables;
  private final Path folder;
  private final InstantSource clock;

  BulkImports(
      DuckDbEngine warehouse,
      Storages storages,
      BulkImportStore store,
      DatabaseStore tables,
      Path folder,
      InstantSource clock) {
    this.warehouse = warehouse;
    this.storages = storages;
    this.store = store;
    this.tables = tables;
    this.folder = folder;
    this.clock = clock;
  }

  /// Puts right what a crash left: a commit that reached the warehouse is one, and anything else
  /// that was under way is where it was before. Files that belong to no part go.
  void recover() {
    for (BulkImport each : store.list()) {
      switch (each.status()) {
        case PERFORMING -> store.move(each.id(), Status.PERFORMING, Status.UPLOADING);
        case COMMITTING ->
            store.move(
                each.id(), Status.COMMITTING, isCommitted(each) ? Status.COMMITTED : Status.READY);
        case UPLOADING, READY, COMMITTED -> {}
      }
      files(each).deleteAllBut(Set.copyOf(store.parts(each.id()).values()));
    }
  }

  private boolean isCommitted(BulkImport bulk) {
    try (Transaction transaction = warehouse.begin()) {
      return Ledger.state(transaction, ledgerId(bulk)) == Ledger.State.DONE;
    }
  }

  private static String ledgerId(BulkImport bulk) {
    return "bulk import/" + bulk.id() + "/" + bulk.name();
  }

  /// @throws NotFound without that table
  /// @throws Conflict when the name is taken
  public void create(String name, String database, String table) {
    if (name.isEmpty() || name.length() > 255) {
      throw new Invalid("name", "\"" + name + "\" is no name", "1 to 255 characters are accepted");
    }
    storages.of(database).require(table);
    try {
      files(store.insert(name, database, table, clock.instant())).deleteAll();
    } catch (DuplicateKeyException e) {
      throw new Conflict("bulk import " + name + " already exists", Optional.empty());
    }
  }

  public BulkImport show(String name) {
    return store.find(name).orElseThrow(() -> new NotFound("bulk import", name));
  }

  public List<BulkImport> list() {
    return store.list();
  }

  public void delete(String name) {
    BulkImport bulk = show(name);
    store.delete(bulk.id());
    files(bulk).deleteAll();
  }

  /// The names of its parts, in their order.
  public List<String> parts(String name) {
    return List.copyOf(store.parts(show(name).id()).keySet());
  }

  /// Takes a part; one of the same name is replaced.
  ///
  /// @param gzip a gzip file of MessagePack maps
  public void uploadPart(String name, String part, InputStream gzip) {
    BulkImport bulk = open(name);
    String file = files(bulk).add(gzip);
    Optional<String> before = Optional.ofNullable(store.parts(bulk.id()).get(part));
    store.deletePart(bulk.id(), part);
    store.addPart(bulk.id(), part, file);
    before.ifPresent(files(bulk)::delete);
  }

  public void deletePart(String name, String part) {
    BulkImport bulk = open(name);
    String file = store.parts(bulk.id()).get(part);
    if (file == null) {
      throw new NotFound("part", part);
    }
    store.deletePart(bulk.id(), part);
    files(bulk).delete(file);
  }

  private BulkImport open(String name) {
    BulkImport bulk = show(name);
    if (bulk.uploadFrozen()) {
      throw conflict(bulk, "its upload is frozen; unfreeze it first");
    }
    return bulk;
  }

  /// From here on parts do not change.
  public void freeze(String name) {
    store.setFrozen(show(name).id(), true);
  }

  public void unfreeze(String name) {
    BulkImport bulk = show(name);
    if (bulk.status() == Status.COMMITTED || bulk.status() == Status.COMMITTING) {
      throw conflict(bulk, "it is " + bulk.status().word());
    }
    store.setFrozen(bulk.id(), false);
  }

  /// Freezes the upload for a job that will [#perform] it; within the caller's transaction.
  ///
  /// @throws Conflict while it is being performed or committed, and afterwards
  public void begin(String name, long jobId) {
    BulkImport bulk = show(name);
    if (!store.move(bulk.id(), Status.UPLOADING, Status.PERFORMING)
        && !store.move(bulk.id(), Status.READY, Status.PERFORMING)) {
      throw conflict(bulk, "it is " + bulk.status().word());
    }
    store.setFrozen(bulk.id(), true);
    store.setJob(bulk.id(), jobId);
  }

  /// Takes back what [#begin] said, where the job has ended without [#perform].
  public void abandon(String name) {
    store.move(show(name).id(), Status.PERFORMING, Status.UPLOADING);
  }

  /// Looks through all parts, and makes it ready to be committed. It may be run again.
  ///
  /// @param jobId the job that [#begin] named last
  /// @throws NotFound when it was deleted meanwhile
  public BulkImport perform(long jobId) {
    BulkImport bulk =
        store
            .findByJob(jobId)
            .orElseThrow(() -> new NotFound("bulk import of job", Long.toString(jobId)));
    // After a crash it is where it was before the job.
    store.move(bulk.id(), Status.UPLOADING, Status.PERFORMING);
    boolean done = false;
    try {
      PartCheck check = check(bulk);
      store.setCounts(
          bulk.id(),
          check.validRecords(),
          check.errorRecords(),
          check.good().size(),
          check.errorParts());
      done = true;
    } finally {
      store.move(bulk.id(), Status.PERFORMING, done ? Status.READY : Status.UPLOADING);
    }
    return show(bulk.name());
  }

  private PartCheck check(BulkImport bulk) {
    Map<String, String> parts = store.parts(bulk.id());
    PartFolder files = files(bulk);
    files.path().toFile().mkdirs();
    try (PartCheck check = new PartCheck(files.errors())) {
      parts.forEach((part, file) -> check.add(part, files.file(file)));
      return check;
    }
  }

  /// Brings the good records into the table, all at once. Harmless when it is done already.
  ///
  /// @throws Conflict when it has not been performed
  public BulkImport commit(String name) {
    BulkImport bulk = show(name);
    if (bulk.status() == Status.COMMITTED) {
      return bulk;
    }
    if (!store.move(bulk.id(), Status.READY, Status.COMMITTING)) {
      throw conflict(bulk, "it is " + bulk.status().word() + ", and must be ready; perform it");
    }
    boolean done = false;
    try {
      PartCheck check = check(bulk);
      storages
          .of(bulk.database())
          .load(ledgerId(bulk), bulk.table(), check.good(), check.schema(), clock.instant());
      done = true;
    } finally {
      store.move(bulk.id(), Status.COMMITTING, done ? Status.COMMITTED : Status.READY);
    }
    tables.changed(bulk.database(), bulk.table(), clock.instant());
    return show(name);
  }

  /// A gzip file of MessagePack maps: the part, the error, and the record that was left out.
  public InputStream errorRecords(String name) {
    Path errors = files(show(name)).errors();
    try {
      return Files.exists(errors) ? Files.newInputStream(errors) : nothing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream nothing() throws IOException {
    ByteArrayOutputStream empty = new ByteArrayOutputStream();
    new GZIPOutputStream(empty).close();
    return new ByteArrayInputStream(empty.toByteArray());
  }

  private PartFolder files(BulkImport bulk) {
    return files(bulk.id());
  }

  private PartFolder files(long id) {
    return new PartFolder(folder.resolve(Long.toString(id)));
  }

  private static Conflict conflict(BulkImport bulk, String reason) {
    return new Conflict("bulk import " + bulk.name() + ": " + reason, Optional.empty());
  }
}
