@NullMarked
package io.kartero.server.connection;

import org.jspecify.annotations.NullMarked;
