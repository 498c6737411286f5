package io.kartero.server.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is asked for is there already, or in another state. HTTP says it with 409.
public final class Conflict extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable String conflictsWith;

  /// @param conflictsWith the id of what is in the way, where the caller can go on with it
  public Conflict(String message, Optional<String> conflictsWith) {
    super(message);
    this.conflictsWith = conflictsWith.orElse(null);
  }

  public Optional<String> conflictsWith() {
    return Optional.ofNullable(conflictsWith);
  }
}
