package io.kartero.query.duckdb;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function of the library, looked up when it is first called.
///
/// Every argument and result is a pointer or an integer, which the calling conventions of all four
/// platforms pass in a 64-bit register, so all of them are declared as longs. That leaves four
/// shapes of call to link, which all functions share: to link one takes longer than most queries.
/// The upper half of a narrower result is undefined: [#callInt] and [#callByte] cut it off.
final class NativeFunction {
  private final String name;
  private @Nullable MemorySegment address;

  NativeFunction(String name) {
    this.name = name;
  }

  long call(long a) {
    try {
      return (long) OfOne.CALL.invokeExact(address(), a);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long call(long a, long b) {
    try {
      return (long) OfTwo.CALL.invokeExact(address(), a, b);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long call(long a, long b, long c) {
    try {
      return (long) OfThree.CALL.invokeExact(address(), a, b, c);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long call(long a, long b, long c, long d) {
    try {
      return (long) OfFour.CALL.invokeExact(address(), a, b, c, d);
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

  private MemorySegment address() {
    MemorySegment found = address;
    if (found == null) {
      // Two threads may look at once, and find the same.
      found = address(name);
      address = found;
    }
    return found;
  }

  private static MemorySegment address(String name) {
    return MemorySegment.ofAddress(NativeLibrary.address(name));
  }

  /// Links all shapes, which needs no library yet.
  static void linkAll() {
    List<MethodHandle> _ = List.of(OfOne.CALL, OfTwo.CALL, OfThree.CALL, OfFour.CALL);
  }

  static MethodHandle link(String name, FunctionDescriptor shape) {
    return Linker.nativeLinker().downcallHandle(address(name), shape);
  }

  private static MethodHandle link(int arguments) {
    MemoryLayout[] longs =
        Collections.nCopies(arguments, ValueLayout.JAVA_LONG).toArray(MemoryLayout[]::new);
    return Linker.nativeLinker()
        .downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_LONG, longs));
  }

  // Constants, so that the compiler sees through them; each in a class that is made when needed.

  private static final class OfOne {
    static final MethodHandle CALL = link(1);
  }

  private static final class OfTwo {
    static final MethodHandle CALL = link(2);
  }

  private static final class OfThree {
    static final MethodHandle CALL = link(3);
  }

  private static final class OfFour {
    static final MethodHandle CALL = link(4);
  }

  static RuntimeException unexpected(Throwable e) {
    return switch (e) {
      case RuntimeException thrown -> thrown;
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }
}
