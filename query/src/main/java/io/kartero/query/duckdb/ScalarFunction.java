package io.kartero.query.duckdb;

import io.kartero.rows.Column;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A function for SQL that Java computes, a value from values; without a value where an argument
/// has none. The same arguments must give the same value always.
///
/// @param name from two underscores on, what tells the parts of one function apart
/// @param parameters each of BIGINT or VARCHAR
/// @param result BIGINT or VARCHAR
/// @param bodies makes what one thread runs for a while
record ScalarFunction(
    String name, List<Scalar> parameters, Scalar result, Supplier<? extends Body> bodies) {

  /// What computes: a [Long] or a [String].
  interface Body {
    /// @throws IllegalArgumentException when an argument is wrong
    Object value(Arguments arguments, int row);
  }

  /// How errors name it.
  String shownName() {
    return name.split("__", 2)[0].toUpperCase(Locale.ROOT);
  }

  Schema schema() {
    return new Schema(
        IntStream.range(0, parameters.size())
            .mapToObj(i -> new Column(Integer.toString(i), parameters.get(i)))
            .toList());
  }
}
