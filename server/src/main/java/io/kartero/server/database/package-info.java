/// Databases and tables, and what is imported into them.
@NullMarked
package io.kartero.server.database;

import org.jspecify.annotations.NullMarked;
