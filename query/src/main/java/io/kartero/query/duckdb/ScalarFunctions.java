package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.rows.DataType.Scalar;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Makes Java's functions known to a database, in its own catalog, where SQL can neither change nor
/// drop them. DuckDB calls back from its threads, with a chunk of rows each time.
final class ScalarFunctions {
  /// What DuckDB knows by a number that it hands back; lives as long as the process, as DuckDB may.
  private static final List<ScalarFunction> KNOWN = new CopyOnWriteArrayList<>();

  private ScalarFunctions() {}

  /// Those with the same name become one function with several forms.
  static void register(Connection connection, List<ScalarFunction> functions) {
    Map<String, Long> sets = new LinkedHashMap<>();
    try (Arena arena = Arena.ofConfined()) {
      for (ScalarFunction function : functions) {
        long name = arena.allocateFrom(function.name()).address();
        long set = sets.computeIfAbsent(function.name(), _ -> Native.CREATE_SCALARS.call(name));
        long made = create(function, name);
        Native.ADD_SCALAR.fails(set, made);
        Native.destroy(Native.DESTROY_SCALAR, made);
      }
      sets.forEach((name, set) -> {
        if (Native.REGISTER_SCALARS.fails(connection.handle(), set)) {
          throw new QueryException(
              Code.ENGINE, "DuckDB did not take the function " + name, -1, null);
        }
      });
    } finally {
      sets.values().forEach(set -> Native.destroy(Native.DESTROY_SCALARS, set));
    }
  }

  private static long create(ScalarFunction function, long name) {
    long made = Native.CREATE_SCALAR.call(0);
    Native.SCALAR_NAME.call(made, name);
    function.parameters().forEach(type -> withType(type, Native.SCALAR_PARAMETER, made));
    withType(function.result(), Native.SCALAR_RETURN, made);
    KNOWN.add(function);
    Native.SCALAR_SET_EXTRA.call(made, KNOWN.size(), 0);
    Native.SCALAR_CODE.call(made, Callback.ADDRESS);
    return made;
  }

  private static void withType(Scalar type, NativeFunction setter, long function) {
    long made = NativeTypes.create(type);
    setter.call(function, made);
    Native.destroy(Native.DESTROY_TYPE, made);
  }

  /// Called by DuckDB. Nothing may be thrown from here: it would end the process.
  @SuppressWarnings("unused") // by its name, in Callback
  private static void call(long info, long input, long output) {
    try {
      compute(KNOWN.get((int) Native.SCALAR_EXTRA.call(info) - 1), input, output);
    } catch (Throwable e) {
      try (Arena arena = Arena.ofConfined()) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        Native.SCALAR_ERROR.call(info, arena.allocateFrom(message).address());
      }
    }
  }

  private static void compute(ScalarFunction function, long input, long output) {
    int rows = Native.CHUNK_SIZE.callInt(input);
    Arguments arguments = new Arguments(NativeVectors.columns(input, function.schema(), rows));
    ScalarFunction.Body body = function.bodies().get();
    Output results = new Output(output, rows, function.result());
    try {
      for (int row = 0; row < rows; row++) {
        if (arguments.missesOne(row)) {
          results.setNull(row);
        } else {
          results.set(row, body.value(arguments, row));
        }
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(function.shownName() + ": " + e.getMessage(), e);
    }
  }

  /// Where the results go.
  private static final class Output {
    private final long vector;
    private final MemorySegment numbers;

    Output(long vector, int rows, Scalar type) {
      this.vector = vector;
      long size = type == Scalar.BIGINT ? 8L * rows : 0;
      this.numbers = MemorySegment.ofAddress(Native.VECTOR_DATA.call(vector)).reinterpret(size);
    }

    void setNull(int row) {
      Native.ENSURE_VALIDITY.call(vector);
      Native.SET_INVALID.call(Native.VECTOR_VALIDITY.call(vector), row);
    }

    void set(int row, Object value) {
      switch (value) {
        case Long number -> numbers.setAtIndex(ValueLayout.JAVA_LONG, row, number);
        case String text -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            Native.ASSIGN_TEXT.call(vector, row, copy.address(), bytes.length);
          }
        }
        default -> throw new IllegalStateException(value.getClass().getName());
      }
    }
  }

  /// [#call] as a function in native memory.
  private static final class Callback {
    static final long ADDRESS = address();

    private static long address() {
      try {
        return Linker.nativeLinker()
            .upcallStub(
                MethodHandles.lookup()
                    .findStatic(
                        ScalarFunctions.class,
                        "call",
                        MethodType.methodType(void.class, long.class, long.class, long.class)),
                FunctionDescriptor.ofVoid(
                    ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG),
                Arena.global())
            .address();
      } catch (NoSuchMethodException | IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
