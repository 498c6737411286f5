package io.kartero.server.job;

import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

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

  void force() {
    if (delayed) {
      jdbc.sql("CHECKPOINT SYNC").update();
    }
  }
}
