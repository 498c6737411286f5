/// The HTTP API that Treasure Data's clients speak: wire shapes and status codes only.
@NullMarked
package io.kartero.server.td;

import org.jspecify.annotations.NullMarked;
