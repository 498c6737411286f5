@NullMarked
package io.kartero.server.platform;

import org.jspecify.annotations.NullMarked;
