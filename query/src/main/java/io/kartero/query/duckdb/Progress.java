package io.kartero.query.duckdb;

/// Whether DuckDB keeps count of how far its queries are, which it does anew for every chunk.
public enum Progress {
  /// [io.kartero.query.Result#progress] says how far a running query is.
  TRACKED,
  /// Nobody asks: a scan of millions of rows takes a few percent less.
  UNTRACKED
}
