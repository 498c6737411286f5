package io.kartero.server.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Opens the database of what Kartero knows.
public final class DataSources {
  private DataSources() {}

  /// @throws DatabaseUnavailable when it does not let us in
  public static HikariDataSource open(DatabaseSettings settings) {
    knock(settings);
    HikariConfig config = new HikariConfig();
    config.setPoolName("metadata");
    config.setJdbcUrl(settings.url());
    settings.user().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(settings.connections());
    return new HikariDataSource(config);
  }

  /// The pool would log a page about a database that is not there, and then throw as well.
  private static void knock(DatabaseSettings settings) {
    String user = settings.user().orElse(null);
    String password = settings.password().orElse(null);
    try {
      DriverManager.getConnection(settings.url(), user, password).close();
    } catch (SQLException e) {
      throw new DatabaseUnavailable(settings, e);
    }
  }
}
