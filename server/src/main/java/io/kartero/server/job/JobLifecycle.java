package io.kartero.server.job;

import io.kartero.server.job.JobLogStore.Stream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import org.springframework.transaction.support.TransactionTemplate;

/// Every transition of a job, each one transaction: its state, its log and its place in the queue
/// change together or not at all.
final class JobLifecycle {
  private final JobStore store;
  private final JobLogStore log;
  private final ForceStore disk;
  private final JobQueue queue;
  private final TransactionTemplate transactions;
  private final JobSettings settings;
  private final Milestones milestones;
  private final InstantSource clock;

  JobLifecycle(
      JobStore store,
      JobLogStore log,
      ForceStore disk,
      JobQueue queue,
      TransactionTemplate transactions,
      JobSettings settings,
      Milestones milestones,
      InstantSource clock) {
    this.store = store;
    this.log = log;
    this.disk = disk;
    this.queue = queue;
    this.transactions = transactions;
    this.settings = settings;
    this.milestones = milestones;
    this.clock = clock;
  }

  /// @return the id, or nothing when the domain key or the schedule's tick is taken
  OptionalLong issue(NewJob job) {
    OptionalLong id =
        transactions.execute(status -> {
          OptionalLong inserted = store.insert(job);
          inserted.ifPresent(fresh -> queue.run(fresh, job.priority(), job.now()));
          return inserted;
        });
    id.ifPresent(fresh -> written(fresh, Milestone.ISSUED));
    return id;
  }

  Claim claim(long id) {
    Claim claim =
        transactions.execute(
            status -> store.lock(id).map(this::claim).orElseGet(Claim.Nothing::new));
    if (claim instanceof Claim.Taken) {
      milestones.reached(id, Milestone.CLAIMED);
    }
    return claim;
  }

  private Claim claim(JobRow row) {
    Instant now = clock.instant();
    return switch (row.state()) {
      case SUCCESS, ERROR, KILLED -> new Claim.Nothing();
      case QUEUED -> row.dueAt().isAfter(now) ? new Claim.NotYet(row.dueAt()) : take(row, 0, now);
      case RUNNING -> takeOver(row, now);
    };
  }

  /// Another worker has this job, and has not been heard of for long.
  private Claim takeOver(JobRow row, Instant now) {
    if (row.publishing()) {
      return take(row, 1, now);
    }
    if (row.killRequested()) {
      end(row.id(), () -> store.kill(row.id(), now));
      return new Claim.Nothing();
    }
    if (SqlWords.changesRows(row.sql())) {
      return giveUp(
          row,
          "The server stopped while this job ran, and it cannot be known which of its statements"
              + " were done. Look into the tables that it changes, then run what is missing.",
          now);
    }
    if (row.takeovers() >= settings.takeovers()) {
      return giveUp(
          row,
          "The server stopped %d times while this job ran, so it is not run again. "
                  .formatted(row.takeovers() + 1)
              + "Look into the server's log for the reason, then run the job again.",
          now);
    }
    log.append(row.id(), Stream.OUTPUT, "The server stopped while this job ran; it runs again.");
    return take(row, 1, now);
  }

  private Claim giveUp(JobRow row, String why, Instant now) {
    Lease last = new Lease(row.id(), row.attempt());
    log.append(row.id(), Stream.ERRORS, why);
    end(row.id(), () -> store.fail(last, new JobFailure("SERVER_STOPPED", why), now));
    return new Claim.Nothing();
  }

  private Claim take(JobRow row, int takeovers, Instant now) {
    store.claim(row.id(), row.takeovers() + takeovers, now);
    Claim.Beginning beginning =
        row.publishing() ? Claim.Beginning.UNSETTLED : Claim.Beginning.FROM_THE_START;
    return new Claim.Taken(new Lease(row.id(), row.attempt() + 1), row, beginning);
  }

  void aim(Lease lease, JobRow.Aim aim) {
    change(lease, () -> store.aim(lease, aim, clock.instant()));
    milestones.reached(lease.job(), Milestone.AIMED);
  }

  void keep(Lease lease, JobRow.KeptRows kept) {
    change(lease, () -> store.keep(lease, kept, clock.instant()));
    milestones.reached(lease.job(), Milestone.KEPT);
  }

  /// The last step before the object becomes visible; from here on the job cannot be killed.
  ///
  /// @throws LeaseLost when somebody else has the job by now
  /// @throws KilledException when it was killed in time
  void publish(Lease lease) {
    transactions.executeWithoutResult(status -> {
      JobRow row = store.lock(lease.job()).orElseThrow(() -> new LeaseLost(lease));
      if (row.attempt() == lease.attempt() && row.killRequested()) {
        throw new KilledException();
      }
      require(lease, store.publishing(lease, clock.instant()));
    });
    written(lease.job(), Milestone.PUBLISHING);
  }

  /// The commit failed, and it is certain that nothing became visible.
  void notPublished(Lease lease) {
    change(lease, () -> store.notPublished(lease, clock.instant()));
  }

  /// @param line what the log says of the end
  void succeed(Lease lease, Optional<Delivered> delivered, String line) {
    transactions.executeWithoutResult(status -> {
      end(
          lease.job(),
          () -> {
            require(lease, store.succeed(lease, clock.instant()));
            delivered.ifPresent(object -> store.delivered(lease.job(), object));
            log.append(lease.job(), Stream.OUTPUT, line);
          });
    });
    written(lease.job(), Milestone.ENDED);
  }

  void fail(Lease lease, JobFailure failure) {
    transactions.executeWithoutResult(status -> {
      end(
          lease.job(),
          () -> {
            require(lease, store.fail(lease, failure, clock.instant()));
            log.append(lease.job(), Stream.ERRORS, failure.message());
          });
    });
    written(lease.job(), Milestone.ENDED);
  }

  /// @return when it is due again
  Instant tryAgain(Lease lease, JobFailure failure, int failuresBefore) {
    Instant dueAt = clock.instant().plus(settings.pause(failuresBefore));
    transactions.executeWithoutResult(status -> {
      require(lease, store.tryAgain(lease, dueAt, clock.instant()));
      log.append(lease.job(), Stream.ERRORS, failure.message());
      log.append(
          lease.job(),
          Stream.OUTPUT,
          "It failed, and is tried again in %d s."
              .formatted(settings.pause(failuresBefore).toSeconds()));
    });
    return dueAt;
  }

  /// Gives a job back, as the server stops.
  void release(Lease lease) {
    transactions.executeWithoutResult(status -> {
      require(lease, store.release(lease, clock.instant()));
      log.append(
          lease.job(), Stream.OUTPUT, "The server stops; the job runs again when it is back.");
    });
  }

  /// The worker has stopped, as was asked.
  void killed(Lease lease) {
    transactions.executeWithoutResult(status -> {
      JobRow row = store.lock(lease.job()).orElseThrow(() -> new LeaseLost(lease));
      if (row.attempt() != lease.attempt() || row.state() != JobState.Name.RUNNING) {
        throw new LeaseLost(lease);
      }
      kill(row);
    });
    written(lease.job(), Milestone.ENDED);
  }

  /// @return the state before, or nothing when there is no such job
  Optional<JobState.Name> kill(long id) {
    Optional<JobState.Name> former =
        transactions.execute(status -> {
          Optional<JobRow> row = store.lock(id);
          row.ifPresent(found -> {
            if (found.publishing()) {
              return; // the object may be visible: too late
            }
            if (found.state() == JobState.Name.QUEUED) {
              kill(found);
              queue.remove(id);
            } else if (found.state() == JobState.Name.RUNNING) {
              store.requestKill(id, clock.instant());
            }
          });
          return row.map(JobRow::state);
        });
    disk.force();
    return former;
  }

  private void kill(JobRow row) {
    end(
        row.id(),
        () -> {
          store.kill(row.id(), clock.instant());
          log.append(row.id(), Stream.ERRORS, "The job was killed; nothing was delivered.");
        });
  }

  /// Whether the worker may go on.
  Standing standing(Lease lease) {
    Optional<JobRow> row = store.row(lease.job());
    if (row.isEmpty()
        || row.get().attempt() != lease.attempt()
        || row.get().state() != JobState.Name.RUNNING) {
      return Standing.LOST;
    }
    return row.get().killRequested() ? Standing.KILLED : Standing.GOOD;
  }

  enum Standing {
    GOOD,
    KILLED,
    LOST
  }

  /// A step that whoever comes next must find, whatever happens now.
  private void written(long job, Milestone milestone) {
    disk.force();
    milestones.reached(job, milestone);
  }

  void told(long job) {
    milestones.reached(job, Milestone.TOLD);
  }

  private void end(long job, Runnable change) {
    change.run();
    queue.tell(job, clock.instant());
  }

  private void change(Lease lease, IntSupplier update) {
    transactions.executeWithoutResult(status -> require(lease, update.getAsInt()));
  }

  private static void require(Lease lease, int rows) {
    if (rows != 1) {
      throw new LeaseLost(lease);
    }
  }
}
