/// Batches in, one complete object out. [Export] is the door.
@NullMarked
package io.kartero.export;

import org.jspecify.annotations.NullMarked;
