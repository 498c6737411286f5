package io.kartero.export.pipeline;

/// What an export's time goes into.
public enum Stage {
  /// Waiting for the query's rows.
  QUERY,
  ENCODE,
  COMPRESS,
  ENCRYPT,
  UPLOAD
}
