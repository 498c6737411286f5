@NullMarked
package io.kartero.export;

import org.jspecify.annotations.NullMarked;
