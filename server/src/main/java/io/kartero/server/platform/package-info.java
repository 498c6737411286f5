/// What every feature stands on: settings, the metadata database, errors, health. It knows none of
/// them.
@NullMarked
package io.kartero.server.platform;

import org.jspecify.annotations.NullMarked;
