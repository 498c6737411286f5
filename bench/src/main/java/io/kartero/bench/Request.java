package io.kartero.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What to measure, once it is known to be possible.
///
/// @param rows of each table; empty for as many as the design's bars are meant for
/// @param data where tables are kept
/// @param trino the address of a Trino with the catalog tpch, for the suite of that name
/// @param outputs where what the contenders write lies until it is deleted
record Request(
    Set<SuiteName> suites,
    Set<Table> tables,
    OptionalLong rows,
    int rounds,
    Path data,
    Optional<URI> trino,
    Path outputs) {
  long rows(Table table) {
    return rows.orElse(table.standardRows());
  }
}
