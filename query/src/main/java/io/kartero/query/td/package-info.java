/// Treasure Data's functions of time, as its public documentation describes them; what it leaves
/// open is said in docs/td-functions.md. Times are whole seconds since 1970-01-01 00:00:00 UTC.
@NullMarked
package io.kartero.query.td;

import org.jspecify.annotations.NullMarked;
