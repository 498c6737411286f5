package io.kartero.export.compress;

/// Who compresses. Both make the same format; their bytes differ.
public enum GzipEngine {
  /// libdeflate, native: about three times as fast.
  LIBDEFLATE,
  /// The zlib inside the JDK: everywhere.
  JDK
}
