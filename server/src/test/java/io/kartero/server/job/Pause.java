package io.kartero.server.job;

import java.util.concurrent.CountDownLatch;

/// Holds the first worker that reaches a milestone, as a machine does that sleeps, or a process
/// that is dead.
final class Pause implements Milestones {
  private final Milestone moment;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  Pause(Milestone moment) {
    this.moment = moment;
  }

  @Override
  public void reached(long job, Milestone milestone) {
    if (milestone == moment) {
      reached.countDown();
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  void awaitReached() throws InterruptedException {
    reached.await();
  }

  void end() {
    over.countDown();
  }
}
