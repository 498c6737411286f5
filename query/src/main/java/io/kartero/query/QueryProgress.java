package io.kartero.query;

import java.util.OptionalDouble;

/// How far a query is.
///
/// @param fraction from 0 to 1, where the engine knows it
public record QueryProgress(OptionalDouble fraction) {}
