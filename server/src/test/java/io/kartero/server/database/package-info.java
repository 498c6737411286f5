@NullMarked
package io.kartero.server.database;

import org.jspecify.annotations.NullMarked;
