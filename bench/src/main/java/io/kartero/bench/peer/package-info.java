/// Programs that do what Kartero does, in other ways. Each runs as a process of its own.
@NullMarked
package io.kartero.bench.peer;

import org.jspecify.annotations.NullMarked;
