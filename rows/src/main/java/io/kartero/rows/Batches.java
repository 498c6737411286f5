package io.kartero.rows;

import org.jspecify.annotations.Nullable;

/// A result, batch by batch. One thread at a time asks for the next batch; a batch may be read and
/// closed by any thread, in any order, also after this was closed.
///
/// Closing before the end stops the query that stands behind it. Closing twice is harmless.
public interface Batches extends AutoCloseable {
  Schema schema();

  /// The next rows, at least one, or null after the last. Waits for the engine. The caller closes
  /// the batch.
  @Nullable Batch next();

  @Override
  void close();
}
