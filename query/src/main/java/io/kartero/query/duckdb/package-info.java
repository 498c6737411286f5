/// DuckDB in this process, through its C API.
///
/// [DuckDbEngine] is the door. Every native object has one owner here: [Database], [Connection],
/// [Execution], and for a chunk of rows the arena of its [io.kartero.rows.Batch]. A batch holds its
/// connection and a connection its database, so nothing a reader can still reach is ever freed.
@NullMarked
package io.kartero.query.duckdb;

import org.jspecify.annotations.NullMarked;
