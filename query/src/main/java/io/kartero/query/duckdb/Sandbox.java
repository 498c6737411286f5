package io.kartero.query.duckdb;

/// What SQL may reach.
public enum Sandbox {
  /// Everything the process may: files, other databases, settings. For the person whose machine it
  /// is.
  FREE,
  /// The warehouse alone: no files, no other databases, no extensions, no settings. For SQL from
  /// others.
  LOCKED
}
