@NullMarked
package io.kartero.query.jdbc;

import org.jspecify.annotations.NullMarked;
