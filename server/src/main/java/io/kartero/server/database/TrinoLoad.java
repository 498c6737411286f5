package io.kartero.server.database;

import io.kartero.query.Cancellation;
import io.kartero.query.QueryContext;
import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.Transaction;
import io.kartero.query.sql.JsonRows;
import io.kartero.server.platform.Conflict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.msgpack.value.Value;

/// Brings files of records into a table on Trino: all of them by one last statement, and once. That
/// statement is marked, so that Trino can be asked what became of it when its answer is lost. What
/// cannot be known is refused rather than done twice.
final class TrinoLoad {
  private final TrinoCatalog catalog;
  private final DuckDbEngine ledger;
  private final String id;
  private final String table;
  private final UUID mark;

  /// @param id marks what has been loaded
  TrinoLoad(TrinoCatalog catalog, DuckDbEngine ledger, String id, String table) {
    this.catalog = catalog;
    this.ledger = ledger;
    this.id = id;
    this.table = table;
    this.mark = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
  }

  long run(List<RecordFile> files, RecordSchema needed, Instant now) {
    catalog.requireTable(table);
    if (isDone(now)) {
      return 0;
    }
    SchemaChange change = new SchemaChange(catalog.columns(table));
    needed.applyTo(change);
    TrinoSchema.apply(change, catalog, table);
    List<TableColumn> columns = needed.named(change);
    String beside = table + "_import_" + mark.toString().replace('-', '_');
    try (TrinoStaging staging = new TrinoStaging(catalog, beside, columns)) {
      long records = gather(files, columns, staging);
      if (!staging.isEmpty()) {
        addAll(staging, now);
      }
      return records;
    }
  }

  private static long gather(
      List<RecordFile> files, List<TableColumn> columns, TrinoStaging staging) {
    RecordRow row = new RecordRow(columns);
    JsonRows rows =
        new JsonRows(
            columns.stream().map(column -> TrinoCells.column(column.type())).toList(),
            staging::add);
    AtomicLong records = new AtomicLong();
    for (RecordFile file : files) {
      file.read(value -> {
        if (RecordFile.isRecord(value)) {
          rows.add(cells(columns, row.of(value)));
          records.incrementAndGet();
        }
      });
    }
    rows.end();
    return records.get();
  }

  private static List<String> cells(List<TableColumn> columns, @Nullable Value[] values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> TrinoCells.of(columns.get(i).type(), values[i]))
        .toList();
  }

  private void addAll(TrinoStaging staging, Instant now) {
    String sql =
        "%sINSERT INTO %s (%s) %s"
            .formatted(marking(), catalog.quoted(table), staging.names(), staging.rows());
    AtomicBoolean arrived = new AtomicBoolean();
    QueryContext context = new QueryContext(Optional.empty(), query -> arrived.set(true));
    note(transaction -> Ledger.begin(transaction, id, now));
    try {
      catalog.engine().query(catalog.schema(), sql, context, new Cancellation()).close();
    } catch (QueryException e) {
      switch (arrived.get() ? fate(e) : Fate.FAILED) {
        case DONE -> {}
        case FAILED -> {
          note(transaction -> Ledger.forget(transaction, id));
          throw e;
        }
        case UNKNOWN -> throw e;
      }
    }
    end(now);
  }

  private String marking() {
    return "/* kartero import " + mark + " */ ";
  }

  private void end(Instant now) {
    note(transaction -> Ledger.end(transaction, id, now));
  }

  private void note(Consumer<Transaction> change) {
    try (Transaction transaction = ledger.begin()) {
      change.accept(transaction);
      transaction.commit();
    }
  }

  private boolean isDone(Instant now) {
    return switch (state()) {
      case UNKNOWN -> false;
      case DONE -> true;
      case BEGUN ->
          switch (fate()) {
            case DONE -> {
              end(now);
              yield true;
            }
            case FAILED -> {
              note(transaction -> Ledger.forget(transaction, id));
              yield false;
            }
            case UNKNOWN -> throw interrupted();
          };
    };
  }

  private Ledger.State state() {
    try (Transaction transaction = ledger.begin()) {
      return Ledger.state(transaction, id);
    }
  }

  private Conflict interrupted() {
    return new Conflict(
        ("an earlier try of this import was interrupted while its rows were being added to %s.%s,"
                + " and Trino does not tell what became of them; look into the table, and import"
                + " them under another id if they are not there")
            .formatted(catalog.database(), table),
        Optional.empty());
  }

  /// What became of the last statement.
  private enum Fate {
    DONE,
    FAILED,
    UNKNOWN
  }

  /// Of one that failed by what we were told.
  private Fate fate(QueryException e) {
    if (e.code() != Code.ENGINE && e.code() != Code.CANCELLED) {
      return Fate.FAILED;
    }
    try {
      return fate();
    } catch (QueryException nobodyToAsk) {
      e.addSuppressed(nobodyToAsk);
      return Fate.UNKNOWN;
    }
  }

  /// As Trino remembers it. One that nobody waited for may have added its rows before it failed.
  private Fate fate() {
    List<Fate> fates =
        catalog.list(
            "SELECT state, coalesce(error_code, '') FROM system.runtime.queries"
                + " WHERE starts_with(query, "
                + Names.literal(marking())
                + ")",
            row ->
                switch (row.text(0)) {
                  case "FINISHED" -> Fate.DONE;
                  case "FAILED" -> failed(row.text(1));
                  default -> Fate.UNKNOWN;
                });
    if (fates.contains(Fate.DONE)) {
      return Fate.DONE;
    }
    return fates.isEmpty() || fates.contains(Fate.UNKNOWN) ? Fate.UNKNOWN : Fate.FAILED;
  }

  private static Fate failed(String error) {
    return error.equals("ABANDONED_QUERY") || error.equals("USER_CANCELED")
        ? Fate.UNKNOWN
        : Fate.FAILED;
  }
}
