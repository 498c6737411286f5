package io.kartero.export;

import io.kartero.export.bucket.Precondition;
import java.util.Map;
import java.util.Optional;

/// What else must hold for an object to become visible, where several workers could write it: one
/// that was given up for dead may wake again.
///
/// @param precondition of the name, watched by the bucket itself
/// @param metadata the bucket keeps it beside the object, besides the job's id
/// @param lastCheck the last step before the commit; it throws when the object must not be
///   published any more
public record Publication(
    Precondition precondition, Map<String, String> metadata, Optional<Runnable> lastCheck) {
  /// Nobody else writes it.
  static final Publication ALONE = new Publication(Precondition.NONE, Map.of(), Optional.empty());

  public Publication {
    metadata = Map.copyOf(metadata);
  }

  /// What keeps a second worker from publishing too.
  public Guard guard() {
    return switch (precondition) {
      case Precondition.Generation _ -> Guard.GENERATION;
      case Precondition.None _ -> lastCheck.isPresent() ? Guard.LEASE : Guard.NONE;
    };
  }

  /// From the weakest to the strongest.
  public enum Guard {
    NONE,
    /// The last check: it is right unless the worker is held up between it and the commit.
    LEASE,
    /// The bucket's own precondition.
    GENERATION
  }
}
