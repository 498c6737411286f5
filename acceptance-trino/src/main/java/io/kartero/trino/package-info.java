/// Kartero on a real Trino.
@NullMarked
package io.kartero.trino;

import org.jspecify.annotations.NullMarked;
