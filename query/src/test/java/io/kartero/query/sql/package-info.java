@NullMarked
package io.kartero.query.sql;

import org.jspecify.annotations.NullMarked;
