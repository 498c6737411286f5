package io.kartero.export.bucket;

import com.google.api.services.storage.model.StorageObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was seen of one resumable session on the wire. The client keeps it to itself: where the
/// session is, without which it cannot be given up; what was stored, which another request could
/// tell only with a right to read; and whether a request is without an answer that settles it.
final class GoogleSession {
  private static final int UNAUTHORIZED = 401;
  private static final int TIMEOUT = 408;

  private volatile @Nullable String address;
  private volatile @Nullable StorageObject stored;
  private int tokensRefused;
  private boolean awaited;
  private boolean unsettled;

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

  /// From here on every request may be the one that publishes.
  void beginEnd() {
    awaited = false;
    unsettled = false;
  }

  /// A request goes out that changes something.
  void sent() {
    unsettled |= awaited;
    awaited = true;
  }

  void refusedToken() {
    tokensRefused++;
  }

  /// The answer to what was [#sent]: only a refusal is certain to have changed nothing.
  void answered(int status) {
    awaited = status < 300 || status >= 500 || status == TIMEOUT;
    if (status != UNAUTHORIZED) {
      tokensRefused = 0;
    }
  }

  /// Whether a token was refused and its successor was not tried yet.
  boolean needsAnotherToken() {
    return tokensRefused == 1;
  }

  /// Whether a request since [#beginEnd] may have published, though nobody heard of it.
  boolean mayBePublished() {
    return unsettled || awaited;
  }
}
