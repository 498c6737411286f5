@NullMarked
package io.kartero.query.duckdb;

import org.jspecify.annotations.NullMarked;
