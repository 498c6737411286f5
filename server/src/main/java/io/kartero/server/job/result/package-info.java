/// The rows of a finished job on the disk, with their exact types: put aside while they pass by,
/// and read again as batches.
///
/// A file is its schema and then frames, one for each batch: the columns' values one behind the
/// other, as little-endian as DuckDB's own vectors, so that a frame that was read is a batch
/// already, but for its texts' addresses. The last frame has no rows and tells how many there were.
@NullMarked
package io.kartero.server.job.result;

import org.jspecify.annotations.NullMarked;
