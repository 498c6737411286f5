@NullMarked
package io.kartero.query.td;

import org.jspecify.annotations.NullMarked;
