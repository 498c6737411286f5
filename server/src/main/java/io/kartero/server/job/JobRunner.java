package io.kartero.server.job;

import io.kartero.export.bucket.BucketException;
import io.kartero.export.bucket.BucketException.Visibility;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Runs the jobs that the queue hands out, one on each of its threads.
final class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final AttemptTools tools;
  private final JobReadStore jobs;
  private final RunningJobs running;
  private final JobSettings settings;
  private final InstantSource clock;
  private final AtomicBoolean stopping = new AtomicBoolean();

  JobRunner(
      AttemptTools tools,
      JobReadStore jobs,
      RunningJobs running,
      JobSettings settings,
      InstantSource clock) {
    this.tools = tools;
    this.jobs = jobs;
    this.running = running;
    this.settings = settings;
    this.clock = clock;
  }

  /// From now on no job begins.
  void stop() {
    stopping.set(true);
  }

  /// @throws RuntimeException when the job's own row cannot be written: then the job stays as it is
  ///   and is taken over later
  After run(long id) {
    if (stopping.get()) {
      return new After.Again(clock.instant());
    }
    return switch (tools.lifecycle().claim(id)) {
      case Claim.Nothing() -> new After.Done();
      case Claim.NotYet(var dueAt) -> new After.Again(dueAt);
      case Claim.Taken taken -> work(taken);
    };
  }

  private After work(Claim.Taken taken) {
    Lease lease = taken.lease();
    RunningJob job = running.begin(lease);
    try (Watch _ = Watch.over(job, tools, settings.progress())) {
      Job read = jobs.byId(lease.job()).orElseThrow(() -> new LeaseLost(lease));
      String kept = taken.row().kept().map(JobRow.KeptRows::file).orElse("");
      tools.results().deleteBefore(lease.job(), lease.attempt(), kept);
      try {
        new Attempt(tools, read, taken, job).run();
        return new After.Done();
      } catch (LeaseLost | DataAccessException | TransactionException e) {
        throw e;
      } catch (RuntimeException | Error failure) {
        return ended(failure, read, taken, job);
      }
    } catch (LeaseLost lost) {
      LOG.warn("{}: another worker has taken it", lost.getMessage());
      return new After.Done();
    } finally {
      running.end(job);
    }
  }

  private After ended(Throwable failure, Job read, Claim.Taken taken, RunningJob job) {
    RunningJob.Reason reason =
        failure instanceof KilledException ? RunningJob.Reason.KILLED : job.stopped().orElse(null);
    Lease lease = taken.lease();
    return switch (reason) {
      case KILLED -> {
        tellWhatMayBeVisible(failure, read);
        tools.lifecycle().killed(lease);
        yield new After.Done();
      }
      case RELEASED -> {
        tellWhatMayBeVisible(failure, read);
        tools.lifecycle().release(lease);
        yield new After.Again(clock.instant());
      }
      case LEASE_LOST -> throw new LeaseLost(lease);
      case null -> failed(Failures.of(failure, read.sql()), tries(failure, taken.row()), taken);
    };
  }

  /// Whoever killed the job has to hear of it; what else went wrong does not matter then.
  private void tellWhatMayBeVisible(Throwable failure, Job job) {
    if (failure instanceof BucketException bucket && bucket.visibility() == Visibility.PERHAPS) {
      tools.say(job.id(), String.valueOf(bucket.getMessage()));
    }
  }

  /// How often the job may be tried again. To look what became of a delivery is no run of its own.
  private int tries(Throwable failure, JobRow row) {
    return failure instanceof DeliveryUnknown
        ? row.retryLimit() + settings.takeovers()
        : row.retryLimit();
  }

  private After failed(Failures failure, int tries, Claim.Taken taken) {
    JobRow row = taken.row();
    if (failure.canPass() && row.failures() < tries) {
      return new After.Again(
          tools.lifecycle().tryAgain(taken.lease(), failure.failure(), row.failures()));
    }
    tools.lifecycle().fail(taken.lease(), failure.failure());
    return new After.Done();
  }
}
