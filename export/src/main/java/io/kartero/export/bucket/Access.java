package io.kartero.export.bucket;

/// Which names a [Bucket#check] found writable.
public enum Access {
  NEW_AND_OLD_NAMES,
  /// The bucket as a whole does not let the credential overwrite; a right to may come with a part
  /// of its names.
  NEW_NAMES
}
