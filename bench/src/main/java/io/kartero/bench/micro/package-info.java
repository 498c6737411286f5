/// Micro benchmarks of the hot path, by JMH: `kartero bench --jmh`.
@NullMarked
package io.kartero.bench.micro;

import org.jspecify.annotations.NullMarked;
