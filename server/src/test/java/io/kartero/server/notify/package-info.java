@NullMarked
package io.kartero.server.notify;

import org.jspecify.annotations.NullMarked;
