/// The way from batches to a bucket, all stages at work at once: one thread fetches from the query,
/// workers encode, one thread strings their blocks together in order, workers compress, one thread
/// encrypts and one uploads. Every queue is bounded, so memory stays flat.
@NullMarked
package io.kartero.export.pipeline;

import org.jspecify.annotations.NullMarked;
