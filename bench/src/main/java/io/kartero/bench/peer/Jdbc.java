package io.kartero.bench.peer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// DuckDB over JDBC, with results that stream.
final class Jdbc {
  private Jdbc() {}

  static Connection open(Path warehouse) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("duckdb.read_only", "true");
    properties.setProperty("jdbc_stream_results", "true");
    return DriverManager.getConnection("jdbc:duckdb:" + warehouse, properties);
  }
}
