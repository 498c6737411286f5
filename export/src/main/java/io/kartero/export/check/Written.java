package io.kartero.export.check;

/// A file as it is about to be published.
///
/// @param rows without the header line
/// @param bytes of the object, after compression and encryption
public record Written(long rows, long bytes) {}
