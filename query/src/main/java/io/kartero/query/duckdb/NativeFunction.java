package io.kartero.query.duckdb;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// A function of the library, linked when it is first called.
///
/// Every argument and result is a pointer or an integer, which the calling conventions of all four
/// platforms pass in a 64-bit register, so all of them are declared as longs. That keeps the number
/// of shapes, and with it the time a cold start takes, small. The upper half of a narrower result
/// is undefined: [#callInt] and [#callByte] cut it off.
final class NativeFunction {
  private final String name;
  private @Nullable MethodHandle handle;

  NativeFunction(String name) {
    this.name = name;
  }

  long call(long a) {
    try {
      return (long) handle(1).invokeExact(a);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long call(long a, long b) {
    try {
      return (long) handle(2).invokeExact(a, b);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long call(long a, long b, long c) {
    try {
      return (long) handle(3).invokeExact(a, b, c);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long call(long a, long b, long c, long d) {
    try {
      return (long) handle(4).invokeExact(a, b, c, d);
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
  boolean fails(long a, long b) {
    return (int) call(a, b) != 0;
  }

  boolean fails(long a, long b, long c) {
    return (int) call(a, b, c) != 0;
  }

  boolean fails(long a, long b, long c, long d) {
    return (int) call(a, b, c, d) != 0;
  }

  private MethodHandle handle(int arguments) {
    MethodHandle linked = handle;
    if (linked == null) {
      // Two threads may link at once; both handles are good.
      linked = link(arguments);
      handle = linked;
    }
    return linked;
  }

  private MethodHandle link(int arguments) {
    MemoryLayout[] longs =
        Collections.nCopies(arguments, ValueLayout.JAVA_LONG).toArray(MemoryLayout[]::new);
    return link(name, FunctionDescriptor.of(ValueLayout.JAVA_LONG, longs));
  }

  static MethodHandle link(String name, FunctionDescriptor shape) {
    MemorySegment address = MemorySegment.ofAddress(NativeLibrary.address(name));
    return Linker.nativeLinker().downcallHandle(address, shape);
  }

  static RuntimeException unexpected(Throwable e) {
    return switch (e) {
      case RuntimeException thrown -> thrown;
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }
}
