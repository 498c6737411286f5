package io.kartero.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The script of what goes wrong: per kind of request, in order.
final class FakeFaults {
  private final Map<FakeRequest.Kind, Deque<FakeFault>> next =
      new EnumMap<>(FakeRequest.Kind.class);
  private final Map<FakeRequest.Kind, FakeFault> forever = new EnumMap<>(FakeRequest.Kind.class);

  synchronized void add(FakeRequest.Kind kind, List<FakeFault> faults) {
    next.computeIfAbsent(kind, of -> new ArrayDeque<>()).addAll(faults);
  }

  synchronized void forever(FakeRequest.Kind kind, FakeFault fault) {
    forever.put(kind, fault);
  }

  synchronized FakeFault take(FakeRequest.Kind kind) {
    FakeFault planned = next.getOrDefault(kind, new ArrayDeque<>()).poll();
    return planned != null ? planned : forever.getOrDefault(kind, FakeFault.none());
  }

  /// How many planned faults did not happen.
  synchronized int left() {
    return next.values().stream().mapToInt(Deque::size).sum();
  }
}
