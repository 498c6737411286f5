package io.kartero.server.notify;

import io.kartero.server.job.JobState;
import io.kartero.server.schedule.MailRule;
import java.util.Locale;
import java.util.Optional;

/// How a job ended.
enum JobOutcome {
  SUCCEEDED,
  FAILED,
  KILLED;

  static Optional<JobOutcome> of(JobState state) {
    return switch (state) {
      case JobState.Succeeded succeeded -> Optional.of(SUCCEEDED);
      case JobState.Failed failed -> Optional.of(FAILED);
      case JobState.Killed killed -> Optional.of(KILLED);
      case JobState.Queued queued -> Optional.empty();
      case JobState.Running running -> Optional.empty();
    };
  }

  /// @param before how the schedule's last job that was not killed ended; success where there is
  ///   none
  boolean isWanted(MailRule.When when, JobOutcome before) {
    return switch (when) {
      case NEVER -> false;
      case FAILURE -> this == FAILED;
      case SUCCESS -> this == SUCCEEDED;
      case ALWAYS -> true;
      case CHANGE -> this != KILLED && this != before;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
