package io.kartero.bench;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

/// What to measure, once it is known to be possible.
///
/// @param rows of each table; empty for as many as the design's bars are meant for
/// @param root the source tree
/// @param data where tables are kept
record Request(
    Set<SuiteName> suites,
    Set<Table> tables,
    OptionalLong rows,
    int rounds,
    Path root,
    Path data) {
  long rows(Table table) {
    return rows.orElse(table.standardRows());
  }
}
