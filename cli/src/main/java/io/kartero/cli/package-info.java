@NullMarked
package io.kartero.cli;

import org.jspecify.annotations.NullMarked;
