@NullMarked
package io.kartero.bench;

import org.jspecify.annotations.NullMarked;
