/// Saved connections and where a result goes; their secrets are encrypted at rest.
@NullMarked
package io.kartero.server.connection;

import org.jspecify.annotations.NullMarked;
