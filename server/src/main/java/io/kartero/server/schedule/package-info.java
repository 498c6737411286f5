/// Saved queries and the instants at which they run.
@NullMarked
package io.kartero.server.schedule;

import org.jspecify.annotations.NullMarked;
