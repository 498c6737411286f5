package io.kartero.server.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tells whoever listens of every job that reached a final state.
///
/// Each listener hears of each job at least once, after the state was written, also when the server
/// was killed in between; a listener that throws is called again later. So one must not mind to
/// hear of a job twice.
public final class JobEvents {
  private final List<Consumer<Job>> listeners = new CopyOnWriteArrayList<>();

  public void subscribe(Consumer<Job> listener) {
    listeners.add(listener);
  }

  void ended(Job job) {
    listeners.forEach(listener -> listener.accept(job));
  }
}
