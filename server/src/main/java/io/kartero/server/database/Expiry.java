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
      long deleted = tables.deleteExpired();
      if (deleted > 0) {
        LOG.info("deleted {} expired rows", deleted);
      }
    } catch (RuntimeException e) {
      LOG.warn("expired rows could not be deleted; the next try is in an hour", e);
    }
  }

  @Override
  public void close() {
    hourly.shutdownNow();
  }
}
