package io.kartero.query.duckdb;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// A function of the library, looked up when it is first called.
///
/// Every argument and result is a pointer or an integer, which the calling conventions of all four
/// platforms pass in a 64-bit register, so all of them are declared as longs. A function looks at
/// those registers only that it knows of, so all are called with as many as the longest takes: that
/// leaves one shape of call to link, and to link one takes longer than most queries. The upper half
/// of a narrower result is undefined: [#callInt] and [#callByte] cut it off.
final class NativeFunction {
  private final String name;
  private @Nullable MemorySegment address;

  NativeFunction(String name) {
    this.name = name;
  }

  long call(long a) {
    return call(a, 0, 0, 0);
  }

  long call(long a, long b) {
    return call(a, b, 0, 0);
  }

  long call(long a, long b, long c) {
    return call(a, b, c, 0);
  }

  long call(long a, long b, long c, long d) {
    try {
      return (long) OfLongs.CALL.invokeExact(address(), a, b, c, d);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int callInt(long a) {
    return (int) call(a);
  }

  int callByte(long a) {
    return (int) call(a) & 0xFF;
  }

  /// Whether a function that returns a `duckdb_state` failed.
  boolean fails(long a) {
    return (int) call(a) != 0;
  }

  boolean fails(long a, long b) {
    return (int) call(a, b) != 0;
  }

  boolean fails(long a, long b, long c) {
    return (int) call(a, b, c) != 0;
  }

  boolean fails(long a, long b, long c, long d) {
    return (int) call(a, b, c, d) != 0;
  }

  MemorySegment address() {
    MemorySegment found = address;
    if (found == null) {
      // Two threads may look at once, and find the same.
      found = MemorySegment.ofAddress(NativeLibrary.address(name));
      address = found;
    }
    return found;
  }

  /// Links the shape of call that all share, which needs no library yet.
  static void prepare() {
    MethodHandle _ = OfLongs.CALL;
  }

  /// A function's shape of call; its address comes first.
  static MethodHandle link(MemoryLayout result, MemoryLayout... arguments) {
    return Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(result, arguments));
  }

  // A constant, so that the compiler sees through it; in a class that is made when needed.
  private static final class OfLongs {
    static final MethodHandle CALL =
        link(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG);
  }

  static RuntimeException unexpected(Throwable e) {
    return switch (e) {
      case RuntimeException thrown -> thrown;
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }
}
