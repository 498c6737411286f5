/// Bytes to fewer bytes: gzip in parallel blocks, bzip2.
@NullMarked
package io.kartero.export.compress;

import org.jspecify.annotations.NullMarked;
