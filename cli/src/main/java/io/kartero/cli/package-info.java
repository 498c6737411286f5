/// The command line: what people and scripts say, as calls of the libraries.
///
/// One file per command. Everything from outside (environment, streams, clock, terminal) comes in a
/// [Session].
@NullMarked
package io.kartero.cli;

import org.jspecify.annotations.NullMarked;
