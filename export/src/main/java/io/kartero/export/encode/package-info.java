/// Batches to the bytes of a CSV or TSV file.
@NullMarked
package io.kartero.export.encode;

import org.jspecify.annotations.NullMarked;
