package io.kartero.server.database;

import io.kartero.server.platform.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Imports of one request: its records are in the table when it is answered, or none of them is.
public final class Imports {
  private final Storages storages;
  private final DatabaseStore store;
  private final Path folder;
  private final InstantSource clock;

  /// @param folder for what has been received and is not in a table yet
  Imports(Storages storages, DatabaseStore store, Path folder, InstantSource clock) {
    this.storages = storages;
    this.store = store;
    this.folder = folder;
    this.clock = clock;
  }

  /// Adds records to a table. A key that the table does not know becomes a column, and a column
  /// that is too narrow becomes wider.
  ///
  /// @param uniqueId the same id again adds nothing, also after a restart
  /// @param gzip a gzip file of MessagePack maps, each with a whole number `time`; read to its end,
  ///   and left open
  /// @throws io.kartero.server.platform.NotFound without that table
  /// @throws Invalid when there is something else in the data
  public ImportReceipt add(
      String database, String table, Optional<String> uniqueId, InputStream gzip) {
    Instant start = clock.instant();
    Storage storage = storages.of(database);
    storage.require(table);
    Path file = newFile();
    try {
      String md5 = receive(gzip, file);
      String id = uniqueId.orElseGet(() -> UUID.randomUUID().toString());
      RecordFile records = new RecordFile(file);
      long added =
          storage.load(
              ledgerId(database, table, id), table, List.of(records), schema(records), start);
      store.changed(database, table, clock.instant());
      Duration elapsed = Duration.between(start, clock.instant());
      return new ImportReceipt(id, database, table, md5, added, elapsed);
    } finally {
      file.toFile().delete();
    }
  }

  static String ledgerId(String database, String table, String id) {
    return "import/" + database + "/" + table + "/" + id;
  }

  private Path newFile() {
    try {
      Files.createDirectories(folder);
      return Files.createTempFile(folder, "import", ".msgpack.gz");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String receive(InputStream gzip, Path file) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      Files.copy(new DigestInputStream(gzip, md5), file, StandardCopyOption.REPLACE_EXISTING);
      return HexFormat.of().formatHex(md5.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException("the data did not arrive whole: " + e.getMessage(), e);
    }
  }

  private static RecordSchema schema(RecordFile file) {
    RecordSchema schema = new RecordSchema();
    AtomicLong count = new AtomicLong();
    try {
      file.read(value -> {
        long number = count.incrementAndGet();
        if (!RecordFile.isRecord(value)) {
          throw noRecord(number, Cells.text(value));
        }
        schema.add(value);
      });
    } catch (RecordFile.BrokenFile e) {
      throw new Invalid("data", e.getMessage(), "send gzip of MessagePack maps");
    }
    return schema;
  }

  private static Invalid noRecord(long number, String found) {
    String shown = found.length() > 200 ? found.substring(0, 200) + "..." : found;
    return new Invalid(
        "data",
        "record " + number + " is " + shown,
        "each record must be a map with a whole number \"time\", in seconds");
  }
}
