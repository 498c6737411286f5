/// What tests share: fakes at process edges, and real programs of this machine.
@NullMarked
package io.kartero.testing;

import org.jspecify.annotations.NullMarked;
