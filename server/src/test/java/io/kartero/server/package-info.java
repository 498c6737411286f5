@NullMarked
package io.kartero.server;

import org.jspecify.annotations.NullMarked;
