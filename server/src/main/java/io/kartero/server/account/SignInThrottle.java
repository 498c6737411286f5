package io.kartero.server.account;

import io.kartero.server.platform.TooManyRequests;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down who guesses passwords: after five wrong ones for a name, the next try has to wait a
/// minute, then two, four, up to an hour. A right one ends it. Forgotten when the process ends.
final class SignInThrottle {
  private static final int FREE_FAILURES = 5;
  private static final int LONGEST_SHIFT = 6;
  private static final int MOST_NAMES = 10_000;
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final InstantSource clock;
  private final Map<String, Failures> byName =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_NAMES;
        }
      };

  SignInThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /// @throws TooManyRequests when it is too early for another try
  synchronized void enter(String name) {
    Failures failures = byName.get(name);
    if (failures == null) {
      return;
    }
    Duration wait = Duration.between(clock.instant(), failures.nextTry);
    if (wait.isPositive()) {
      throw new TooManyRequests(
          "too many wrong passwords; try again in %d s".formatted(wait.toSeconds() + 1), wait);
    }
  }

  synchronized void failed(String name) {
    Failures earlier = byName.remove(name);
    int count = earlier == null ? 1 : earlier.count + 1;
    byName.put(name, new Failures(count, clock.instant().plus(waitAfter(count))));
  }

  synchronized void succeeded(String name) {
    byName.remove(name);
  }

  private static Duration waitAfter(int failures) {
    if (failures < FREE_FAILURES) {
      return Duration.ZERO;
    }
    Duration wait =
        FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_FAILURES, LONGEST_SHIFT));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private record Failures(int count, Instant nextTry) {}
}
