package io.kartero.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;

/// The processor time of all children that have ended, from the system's `getrusage`. Java tells it
/// of live processes only, and so never the last of it.
final class ChildTimes {
  private static final int CHILDREN = -1;

  /// Longer than `struct rusage` is anywhere; it begins with two `struct timeval`.
  private static final int STRUCT_BYTES = 512;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle GETRUSAGE =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("getrusage"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  private ChildTimes() {}

  /// User and system time so far.
  static Duration total() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment usage = arena.allocate(STRUCT_BYTES, Long.BYTES);
      int failed = (int) GETRUSAGE.invokeExact(CHILDREN, usage);
      if (failed != 0) {
        throw new IllegalStateException("getrusage failed");
      }
      return time(usage, 0).plus(time(usage, 2));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// A `struct timeval`: seconds, and microseconds in an int or a long of little-endian machines.
  private static Duration time(MemorySegment usage, int index) {
    long seconds = usage.getAtIndex(ValueLayout.JAVA_LONG, index);
    int microseconds = usage.getAtIndex(ValueLayout.JAVA_INT, 2L * (index + 1));
    return Duration.ofSeconds(seconds, microseconds * 1000L);
  }
}
