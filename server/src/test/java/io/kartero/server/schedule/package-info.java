@NullMarked
package io.kartero.server.schedule;

import org.jspecify.annotations.NullMarked;
