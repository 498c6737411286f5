package io.kartero.bench;

/// A suite after its last round.
record MeasuredSuite(Suite suite, int rounds, Results results) {}
