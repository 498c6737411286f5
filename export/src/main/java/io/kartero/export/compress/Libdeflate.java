package io.kartero.export.compress;

import io.airlift.compress.v3.deflate.DeflateNativeCompressor;
import java.lang.System.Logger.Level;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The native library: loaded by the first question for it, which takes about 0.2 s, and there for
/// Linux and macOS on the usual processors.
///
/// A codec holds 269 KB outside the heap, which the collector frees late because it does not see
/// them: codecs are kept here when they are idle.
final class Libdeflate {
  private static final boolean AVAILABLE = load();
  private static final List<Deque<LibdeflateCodec>> IDLE =
      IntStream.rangeClosed(0, 9)
          .<Deque<LibdeflateCodec>>mapToObj(level -> new ConcurrentLinkedDeque<>())
          .toList();

  private Libdeflate() {}

  static boolean isAvailable() {
    return AVAILABLE;
  }

  static LibdeflateCodec codec(int level) {
    @Nullable LibdeflateCodec idle = IDLE.get(level).poll();
    return idle == null ? new LibdeflateCodec(level) : idle;
  }

  static void giveBack(int level, LibdeflateCodec codec) {
    IDLE.get(level).push(codec);
  }

  private static boolean load() {
    try {
      if (DeflateNativeCompressor.isEnabled()) {
        return true;
      }
      new DeflateNativeCompressor(Compression.Gzip.DEFAULT_LEVEL); // which says why it cannot be
      throw new IllegalStateException("no reason is given");
    } catch (IllegalStateException | LinkageError e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      System.getLogger(Libdeflate.class.getName())
          .log(
              Level.WARNING,
              "The native gzip compressor cannot be used here ({0}). The JDK''s own takes its"
                  + " place: it makes the same format and needs about three times as long.",
              reason.toString());
      return false;
    }
  }
}
