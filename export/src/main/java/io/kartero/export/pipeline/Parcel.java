package io.kartero.export.pipeline;

import io.kartero.export.encode.Block;
import java.util.concurrent.BlockingQueue;

/// What a worker hands to the thread that writes in order.
sealed interface Parcel {
  /// Some rows' bytes. The block goes back to `home` when it is written.
  record Rows(Block block, long rows, BlockingQueue<Block> home) implements Parcel {}

  /// The job is over: complete, or [Job#failure] says why not.
  record Over() implements Parcel {}
}
