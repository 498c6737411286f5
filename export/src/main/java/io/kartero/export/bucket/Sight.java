package io.kartero.export.bucket;

import java.util.Map;

/// What a look at a name finds.
public sealed interface Sight {
  /// @param metadata as the object's writer gave it
  record Present(StoredObject object, Map<String, String> metadata) implements Sight {
    public Present {
      metadata = Map.copyOf(metadata);
    }
  }

  /// An object that is encrypted with a key of its writer's own: the bucket tells no sum.
  record Locked(long generation) implements Sight {}

  record Absent() implements Sight {}

  /// The credential may not read, so nobody can tell.
  record Unreadable() implements Sight {}
}
