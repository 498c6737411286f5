package io.kartero.query;

import java.util.ArrayList;
import java.util.List;

/// A switch that stops a query, from any thread: before it begins, while the engine works on it and
/// nobody has its [Result] yet, or later. Once cancelled it stays so.
public final class Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  public void cancel() {
    List<Runnable> due;
    synchronized (this) {
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /// Runs `action` when this is cancelled; at once if it already is.
  public void whenCancelled(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }
}
