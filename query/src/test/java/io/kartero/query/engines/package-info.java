@NullMarked
package io.kartero.query.engines;

import org.jspecify.annotations.NullMarked;
