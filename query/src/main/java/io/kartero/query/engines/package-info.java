/// Engines by name, as an operator's file gives them.
///
/// [Engines] is the door. The warehouse of the program itself is none of them: it is there always.
@NullMarked
package io.kartero.query.engines;

import org.jspecify.annotations.NullMarked;
