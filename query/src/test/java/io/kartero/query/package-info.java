@NullMarked
package io.kartero.query;

import org.jspecify.annotations.NullMarked;
