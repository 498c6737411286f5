package io.kartero.server.database;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes rows that have expired, every hour; in each server, as each has a warehouse of its own.
final class Expiry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

  private final Tables tables;
  private final ScheduledExecutorService hourly =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("expiry").factory());

  Expiry(Tables tables) {
    this.tables = tables;
    ScheduledFuture<?> _ = hourly.scheduleWithFixedDelay(this::run, 1, 60, TimeUnit.MINUTES);
  }

  private void run() {
    try {
      tables.expiring().forEach(this::delete);
    } catch (RuntimeException e) {
      LOG.warn("tables whose rows expire could not be listed; the next try is in an hour", e);
    }
  }

  /// What fails at one table keeps no other from it.
  private void delete(DatabaseStore.Expiring table) {
    String name = table.database() + "." + table.name();
    try {
      long deleted = tables.deleteExpired(table);
      if (deleted > 0) {
        LOG.info("deleted {} expired rows of {}", deleted, name);
      }
    } catch (RuntimeException e) {
      LOG.warn("expired rows of {} could not be deleted; the next try is in an hour", name, e);
    }
  }

  @Override
  public void close() {
    hourly.shutdownNow();
  }
}
