/// What the caller asks for, parsed once; behind this door only valid records exist.
@NullMarked
package io.kartero.export.settings;

import org.jspecify.annotations.NullMarked;
