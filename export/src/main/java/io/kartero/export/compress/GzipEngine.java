package io.kartero.export.compress;

/// Who compresses. All make the same format; their bytes differ.
public enum GzipEngine {
  /// Our own, made for tables as text; from level 6 on.
  KARTERO,
  /// libdeflate, native: about three times as fast.
  LIBDEFLATE,
  /// The zlib inside the JDK: everywhere.
  JDK
}
