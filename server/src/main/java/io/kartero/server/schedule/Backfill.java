package io.kartero.server.schedule;

import java.time.Instant;
import java.util.Optional;

/// Runs that somebody asks for.
///
/// @param from the scheduled time of the first, whether the schedule names it or not
/// @param runs how many: the others have the schedule's instants that follow
/// @param domainKey the first has it, the others have it with `/2`, `/3` and so on behind
/// @param account who asks
public record Backfill(Instant from, int runs, Optional<String> domainKey, long account) {
  static final int MOST_RUNS = 1_000;
}
