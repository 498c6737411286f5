package io.kartero.server.job;

import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Makes sure that what was committed is on the disk. PostgreSQL does so by itself. H2 writes half
/// a second later, unless it is told: what a process had committed in that time is gone with it.
final class ForceStore {
  private final JdbcClient jdbc;
  private final boolean delayed;

  ForceStore(JdbcClient jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.delayed = "H2".equals(product(dataSource));
  }

  private static String product(DataSource dataSource) {
    String product =
        new JdbcTemplate(dataSource)
            .execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
    return product == null ? "" : product;
  }

  /// Now; within a caller's transaction as soon as that is committed.
  void force() {
    if (!delayed) {
      return;
    }
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      checkpoint();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            checkpoint();
          }
        });
  }

  private void checkpoint() {
    jdbc.sql("CHECKPOINT SYNC").update();
  }
}
