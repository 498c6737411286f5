package io.kartero.server.job;

import io.kartero.query.Cancellation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A job that this process runs, for whoever wants it to stop.
final class RunningJob {
  private final Lease lease;
  private final Cancellation cancellation = new Cancellation();
  private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();

  private final AtomicReference<@Nullable Supplier<String>> progress = new AtomicReference<>();

  RunningJob(Lease lease) {
    this.lease = lease;
  }

  enum Reason {
    KILLED,
    /// The server stops.
    RELEASED,
    LEASE_LOST
  }

  Lease lease() {
    return lease;
  }

  /// Stops whatever it does. The first reason counts.
  void stop(Reason why) {
    reason.compareAndSet(null, why);
    cancellation.cancel();
  }

  Optional<Reason> stopped() {
    return Optional.ofNullable(reason.get());
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /// From now on this says how far the job is.
  void tells(Supplier<String> words) {
    progress.set(words);
  }

  Optional<String> progress() {
    return Optional.ofNullable(progress.get()).map(Supplier::get);
  }
}
