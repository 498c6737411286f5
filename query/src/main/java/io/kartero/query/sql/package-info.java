/// SQL as text, for what has to be known of it before an engine reads it.
@NullMarked
package io.kartero.query.sql;

import org.jspecify.annotations.NullMarked;
