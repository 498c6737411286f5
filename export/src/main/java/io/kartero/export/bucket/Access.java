package io.kartero.export.bucket;

/// Which names a [Bucket#check] found writable.
public enum Access {
  NEW_AND_OLD_NAMES,
  /// The credential may not overwrite: a name can be written once.
  NEW_NAMES
}
