package io.kartero.server.notify;

import io.kartero.server.job.Delivered;
import io.kartero.server.job.Job;
import io.kartero.server.job.JobFailure;
import io.kartero.server.job.JobState;
import io.kartero.server.job.ScheduleRun;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a mail says of a job that ended.
final class JobMessage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);
  private static final int LONGEST_SUBJECT = 200;

  private final Job job;
  private final ScheduleRun run;

  private JobMessage(Job job, ScheduleRun run) {
    this.job = job;
    this.run = run;
  }

  /// @param outcome how it ended
  /// @param before how the one before it ended
  static Message of(Job job, ScheduleRun run, JobOutcome outcome, JobOutcome before) {
    return new JobMessage(job, run).message(outcome, before);
  }

  private Message message(JobOutcome outcome, JobOutcome before) {
    String headline = headline(outcome, before);
    Map<String, String> facts = facts();
    return new Message(
        subject("[Kartero] " + headline), plainText(headline, facts), html(headline, facts));
  }

  private String headline(JobOutcome outcome, JobOutcome before) {
    return switch (outcome) {
      case SUCCEEDED ->
          run.name()
              + (before == JobOutcome.FAILED ? " works again" : " succeeded")
              + rows()
                  .map(count -> ": " + count + (count.equals("1") ? " row" : " rows"))
                  .orElse("");
      case FAILED -> run.name() + " failed" + failure().map(each -> ": " + each.code()).orElse("");
      case KILLED -> run.name() + " was killed";
    };
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Schedule", run.name());
    facts.put("Scheduled time", time(job.sessionTime()));
    facts.put("Job", Long.toString(job.id()));
    facts.put("Database", job.database());
    failure()
        .ifPresent(failure -> {
          facts.put("Cause", failure.message());
          facts.put(
              "Once it is repaired",
              "td sched:run '%s' '%s'".formatted(run.name(), time(job.sessionTime())));
        });
    rows().ifPresent(rows -> facts.put("Rows", rows));
    job.delivered()
        .ifPresent(object -> {
          facts.put("Object", object.location());
          facts.put("Bytes", String.format(Locale.ROOT, "%,d", object.bytes()));
        });
    if (job.delivered().isEmpty()) {
      facts.put("Object", "none: nothing was delivered");
    }
    duration().ifPresent(duration -> facts.put("Duration", duration));
    job.state().endedAt().ifPresent(end -> facts.put("Ended", time(end)));
    return facts;
  }

  private Optional<String> rows() {
    return job.delivered()
        .map(Delivered::rows)
        .or(() -> job.result().map(result -> result.rows()))
        .map(rows -> String.format(Locale.ROOT, "%,d", rows));
  }

  private Optional<JobFailure> failure() {
    return job.state() instanceof JobState.Failed failed
        ? Optional.of(failed.failure())
        : Optional.empty();
  }

  private Optional<String> duration() {
    return job.state()
        .startedAt()
        .flatMap(start -> job.state().endedAt().map(end -> Duration.between(start, end)))
        .map(JobMessage::shown);
  }

  private static String shown(Duration duration) {
    return duration.compareTo(Duration.ofMinutes(1)) < 0
        ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0)
        : "%d h %d min %d s"
            .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
  }

  private String time(Instant instant) {
    return instant.atZone(job.zone()).format(TIME);
  }

  /// One line, whatever the schedule is called: a line end would begin another header.
  private static String subject(String text) {
    String line =
        text.codePoints()
            .map(character -> Character.isISOControl(character) ? ' ' : character)
            .limit(LONGEST_SUBJECT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return line.strip();
  }

  private static String plainText(String headline, Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + ": " + fact.getValue())
        .collect(Collectors.joining("\n", headline + "\n\n", "\n"));
  }

  private static String html(String headline, Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(fact ->
            "<tr><th align=\"left\" valign=\"top\">%s</th><td>%s</td></tr>\n"
                .formatted(escaped(fact.getKey()), escaped(fact.getValue())))
        .collect(
            Collectors.joining(
                "",
                "<!DOCTYPE html>\n<html><body>\n<h3>" + escaped(headline) + "</h3>\n<table>\n",
                "</table>\n</body></html>\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "<br>\n");
  }
}
