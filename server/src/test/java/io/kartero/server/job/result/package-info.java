@NullMarked
package io.kartero.server.job.result;

import org.jspecify.annotations.NullMarked;
