/// Any database with a JDBC driver.
///
/// [JdbcEngine] is the door; [JdbcBatches] reads the result set of whoever has one already. Values
/// are read with the getter of their type; what has no type of its own here is read as the text the
/// driver makes of it, so that nothing is lost. Only `java.sql` is used; what differs between
/// vendors is in [Vendor].
@NullMarked
package io.kartero.query.jdbc;

import org.jspecify.annotations.NullMarked;
