package io.kartero.export.bucket;

import com.google.api.services.storage.model.StorageObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was seen of one resumable session on the wire. The client keeps both to itself: where the
/// session is, without which it cannot be given up, and what was stored, which another request
/// could tell only with a right to read.
final class GoogleSession {
  private volatile @Nullable String address;
  private volatile @Nullable StorageObject stored;

  void opened(String at) {
    address = at;
  }

  void stored(StorageObject object) {
    stored = object;
  }

  Optional<String> address() {
    return Optional.ofNullable(address);
  }

  Optional<StorageObject> stored() {
    return Optional.ofNullable(stored);
  }
}
