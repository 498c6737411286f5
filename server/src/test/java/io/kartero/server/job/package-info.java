@NullMarked
package io.kartero.server.job;

import org.jspecify.annotations.NullMarked;
