package io.kartero.server.job;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after a running job from a thread of its own: says how far it is, and stops it when its
/// row says that it was killed or taken over, by whichever server.
final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final RunningJob job;
  private final AttemptTools tools;
  private final Duration progress;
  private final Object closing = new Object();
  private boolean closed;
  private final Thread thread = Thread.ofVirtual().name("job-watch").unstarted(this::look);

  private Watch(RunningJob job, AttemptTools tools, Duration progress) {
    this.job = job;
    this.tools = tools;
    this.progress = progress;
  }

  static Watch over(RunningJob job, AttemptTools tools, Duration progress) {
    Watch watch = new Watch(job, tools, progress);
    watch.thread.start();
    return watch;
  }

  private void look() {
    Duration silent = Duration.ZERO;
    try {
      while (job.stopped().isEmpty() && !isClosedAfter(LOOK)) {
        silent = silent.plus(LOOK);
        if (silent.compareTo(progress) >= 0) {
          job.progress().ifPresent(line -> tools.say(job.lease().job(), line));
          silent = Duration.ZERO;
        }
        check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("job {} is not watched any more", job.lease().job(), e);
    }
  }

  private boolean isClosedAfter(Duration time) throws InterruptedException {
    synchronized (closing) {
      long end = System.nanoTime() + time.toNanos();
      long left = time.toNanos();
      while (!closed && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(closing, left);
        left = end - System.nanoTime();
      }
      return closed;
    }
  }

  private void check() {
    switch (tools.lifecycle().standing(job.lease())) {
      case GOOD -> {}
      case KILLED -> job.stop(RunningJob.Reason.KILLED);
      case LOST -> job.stop(RunningJob.Reason.LEASE_LOST);
    }
  }

  /// Without an interrupt: that would close the files of a database that is being read.
  @Override
  public void close() {
    synchronized (closing) {
      closed = true;
      closing.notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
