/// SQL in, batches out.
///
/// [Engine] is the door; [QueryException] is the one way a query fails. DuckDB runs in this
/// process; every other database is reached over JDBC.
@NullMarked
package io.kartero.query;

import org.jspecify.annotations.NullMarked;
