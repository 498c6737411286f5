package io.kartero.export.settings;

/// What happens when the query gives no row.
public enum OnEmpty {
  /// The object holds the header line only; without a header line it is empty.
  HEADER_ONLY,
  /// No object is written, and the run succeeds.
  SKIP,
  /// No object is written, and the run fails.
  FAIL
}
