/// Where an object is stored: Google Cloud Storage, or a folder that stands in for it.
///
/// An object becomes visible by [Upload#commit] and by nothing else.
@NullMarked
package io.kartero.export.bucket;

import org.jspecify.annotations.NullMarked;
