/// Measures Kartero side by side with what else writes files from queries: whole processes in turn,
/// several rounds, ratios paired by round.
@NullMarked
package io.kartero.bench;

import org.jspecify.annotations.NullMarked;
