package io.kartero.server.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/// The jobs that this process runs.
final class RunningJobs {
  private final ConcurrentMap<Long, RunningJob> jobs = new ConcurrentHashMap<>();
  private final Object ended = new Object();

  RunningJob begin(Lease lease) {
    RunningJob job = new RunningJob(lease);
    jobs.put(lease.job(), job);
    return job;
  }

  void end(RunningJob job) {
    jobs.remove(job.lease().job(), job);
    synchronized (ended) {
      ended.notifyAll();
    }
  }

  Optional<RunningJob> find(long id) {
    return Optional.ofNullable(jobs.get(id));
  }

  void releaseAll() {
    jobs.values().forEach(job -> job.stop(RunningJob.Reason.RELEASED));
  }

  /// Waits until nothing runs.
  void awaitNone(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    synchronized (ended) {
      long left = end - System.nanoTime();
      while (!jobs.isEmpty() && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(ended, left);
        left = end - System.nanoTime();
      }
    }
  }
}
