/// Trino: SQL on an engine that is spread over many machines.
///
/// [TrinoEngine] is the door, [TrinoSettings] what it needs to know. Trino's own client library
/// speaks the protocol: sessions, paging, TLS, who asks. What the answers hold is decoded here,
/// because its row reader and the JDBC driver on top of it decode in one thread, take nested times
/// through the time zone of this process, and lose digits beyond nanoseconds.
@NullMarked
package io.kartero.query.trino;

import org.jspecify.annotations.NullMarked;
