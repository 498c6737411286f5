/// What crosses from a query to an export: batches of typed columns, in memory outside the heap.
///
/// An engine hands out [Batches]; each [Batch] owns the memory of its [Vector]s and gives it back
/// when closed. There is one physical layout (DuckDB's, which is also Arrow's "view" layout for
/// text), so whatever reads a vector is written once. [BatchBuilder] makes the same layout from
/// single values, for sources that deliver them so.
@NullMarked
package io.kartero.rows;

import org.jspecify.annotations.NullMarked;
