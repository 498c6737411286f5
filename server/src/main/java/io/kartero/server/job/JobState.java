package io.kartero.server.job;

import java.time.Instant;
import java.util.Optional;

/// Where a job is on its way. The last three are final.
///
/// Queued -> Running -> Succeeded | Failed | Killed; Running -> Queued when it is tried again or
/// was released by a server that stops; Queued -> Killed.
public sealed interface JobState {
  Name name();

  /// When it first began to run.
  Optional<Instant> startedAt();

  /// When it reached a final state.
  Optional<Instant> endedAt();

  /// @param dueAt not before; later than its creation where it waits for another try
  record Queued(Instant dueAt, Optional<Instant> startedAt) implements JobState {
    @Override
    public Name name() {
      return Name.QUEUED;
    }

    @Override
    public Optional<Instant> endedAt() {
      return Optional.empty();
    }
  }

  record Running(Instant began, Phase phase) implements JobState {
    @Override
    public Name name() {
      return Name.RUNNING;
    }

    @Override
    public Optional<Instant> startedAt() {
      return Optional.of(began);
    }

    @Override
    public Optional<Instant> endedAt() {
      return Optional.empty();
    }
  }

  record Succeeded(Optional<Instant> startedAt, Instant end) implements JobState {
    @Override
    public Name name() {
      return Name.SUCCESS;
    }

    @Override
    public Optional<Instant> endedAt() {
      return Optional.of(end);
    }
  }

  record Failed(Optional<Instant> startedAt, Instant end, JobFailure failure) implements JobState {
    @Override
    public Name name() {
      return Name.ERROR;
    }

    @Override
    public Optional<Instant> endedAt() {
      return Optional.of(end);
    }
  }

  record Killed(Optional<Instant> startedAt, Instant end) implements JobState {
    @Override
    public Name name() {
      return Name.KILLED;
    }

    @Override
    public Optional<Instant> endedAt() {
      return Optional.of(end);
    }
  }

  /// What a running job does.
  enum Phase {
    /// Its query runs, and what becomes of it is invisible so far.
    WORKING,
    /// Somebody wants it to stop, and its worker has not done so yet.
    STOPPING,
    /// Its object is being made visible: it cannot be stopped any more.
    PUBLISHING
  }

  /// The states as clients spell them.
  enum Name {
    QUEUED("queued"),
    RUNNING("running"),
    SUCCESS("success"),
    ERROR("error"),
    KILLED("killed");

    private final String text;

    Name(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    public boolean isFinal() {
      return this != QUEUED && this != RUNNING;
    }

    public static Optional<Name> parse(String text) {
      for (Name name : values()) {
        if (name.text.equals(text)) {
          return Optional.of(name);
        }
      }
      return Optional.empty();
    }
  }
}
