package io.kartero.query;

import java.util.OptionalDouble;

/// How far a query is.
///
/// @param fraction from 0 to 1, where the engine knows it
/// @param detail what the engine is at, for people; may be empty
public record QueryProgress(OptionalDouble fraction, String detail) {
  public QueryProgress(OptionalDouble fraction) {
    this(fraction, "");
  }
}
