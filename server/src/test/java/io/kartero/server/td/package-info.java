/// The API as its clients see it: their own requests, replayed, and the clients themselves.
@NullMarked
package io.kartero.server.td;

import org.jspecify.annotations.NullMarked;
