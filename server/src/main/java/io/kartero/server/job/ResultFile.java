package io.kartero.server.job;

import java.nio.file.Path;

/// A result in one format, whole, on the disk: the same bytes whenever it is asked for.
///
/// @param tag changes when the bytes do, for HTTP's ETag, without quotes
public record ResultFile(Path file, long bytes, String contentType, String tag) {}
