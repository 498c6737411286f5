package io.kartero.server.notify;

import io.kartero.server.job.Job;
import io.kartero.server.job.ScheduleRun;
import io.kartero.server.schedule.MailRule;
import io.kartero.server.schedule.Schedules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/// Decides who hears of a job that ended, and writes the mails down. It may be told of a job twice:
/// of each job there is one mail to a person.
final class Notifications {
  private final Schedules schedules;
  private final OutcomeStore outcomes;
  private final NotificationStore store;
  private final MailQueue queue;
  private final TransactionTemplate transactions;
  private final MailRule usual;
  private final InstantSource clock;

  /// @param usual for schedules that say nothing of their own
  Notifications(
      Schedules schedules,
      OutcomeStore outcomes,
      NotificationStore store,
      MailQueue queue,
      TransactionTemplate transactions,
      MailRule usual,
      InstantSource clock) {
    this.schedules = schedules;
    this.outcomes = outcomes;
    this.store = store;
    this.queue = queue;
    this.transactions = transactions;
    this.usual = usual;
    this.clock = clock;
  }

  void ended(Job job) {
    Optional<JobOutcome> outcome = JobOutcome.of(job.state());
    if (job.schedule().isPresent() && outcome.isPresent()) {
      ScheduleRun run = job.schedule().get();
      transactions.executeWithoutResult(status -> ended(job, run, outcome.get()));
    }
  }

  private void ended(Job job, ScheduleRun run, JobOutcome outcome) {
    Instant endedAt = job.state().endedAt().orElse(job.updatedAt());
    JobOutcome before = outcomes.before(job.id(), run.id(), endedAt).orElse(JobOutcome.SUCCEEDED);
    outcomes.record(job.id(), run.id(), outcome, endedAt);
    MailRule rule = schedules.mailRule(run.id()).orElse(MailRule.USUAL);
    MailRule.When when = rule.when().or(usual::when).orElse(MailRule.When.FAILURE);
    if (outcome.isWanted(when, before)) {
      List<String> recipients =
          rule.recipients().isEmpty() ? usual.recipients() : rule.recipients();
      Message message = JobMessage.of(job, run, outcome, before);
      recipients.forEach(recipient -> queue(job, recipient, message));
    }
  }

  private void queue(Job job, String recipient, Message message) {
    Instant now = clock.instant();
    store.insert(job.id(), recipient, message, now).ifPresent(id -> queue.send(id, now));
  }
}
