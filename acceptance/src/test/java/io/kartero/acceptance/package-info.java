/// The packaged product as its user starts it, and what it leaves when it is stopped.
@NullMarked
package io.kartero.acceptance;

import org.jspecify.annotations.NullMarked;
