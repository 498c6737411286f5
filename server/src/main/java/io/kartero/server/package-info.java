/// The service in one process: where it starts, and how its features are put together.
@NullMarked
package io.kartero.server;

import org.jspecify.annotations.NullMarked;
