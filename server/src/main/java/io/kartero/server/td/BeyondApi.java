package io.kartero.server.td;

import io.kartero.export.bucket.BucketException;
import io.kartero.server.connection.Connections;
import io.kartero.server.platform.NotFound;
import io.kartero.server.schedule.Occurrence;
import io.kartero.server.schedule.OccurrencePage;
import io.kartero.server.schedule.Schedule;
import io.kartero.server.schedule.ScheduleField;
import io.kartero.server.schedule.Schedules;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What Kartero can do and the clients' contract has no word for.
@Controller
@RequestMapping("/kartero")
final class BeyondApi {
  private static final int USUAL_RUNS = 5;
  private static final int MOST_RUNS = 100;
  private static final int USUAL_PAGE = 20;
  private static final int LONGEST_PAGE = 1_000;

  private final Schedules schedules;
  private final Connections connections;

  BeyondApi(Schedules schedules, Connections connections) {
    this.schedules = schedules;
    this.connections = connections;
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record NextRuns(List<String> nextRuns) {}

  /// @param outcome `issued`, `waiting` or `skipped`
  /// @param last of the instants in a row that a skipped entry stands for
  @JsonNaming(SnakeCaseStrategy.class)
  record Entry(
      String scheduledAt,
      String outcome,
      @Nullable String jobId,
      @Nullable String reason,
      @Nullable String last,
      long instants) {
    static Entry of(Occurrence occurrence) {
      String time = TdTime.of(occurrence.scheduledTime());
      return switch (occurrence.outcome()) {
        case Occurrence.Issued(long job) ->
            new Entry(time, "issued", Long.toString(job), null, null, 1);
        case Occurrence.Waiting() -> new Entry(time, "waiting", null, null, null, 1);
        case Occurrence.Skipped(String reason, var last, long instants) ->
            new Entry(time, "skipped", null, reason, TdTime.of(last), instants);
      };
    }
  }

  record History(List<Entry> history, long count, int from, int to) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Paused(String name, @Nullable String pausedAt, @Nullable String nextTime) {
    static Paused of(Schedule schedule) {
      return new Paused(
          schedule.name(), TdTime.of(schedule.pausedAt()), TdTime.of(schedule.nextTime()));
    }
  }

  /// @param access which names can be written; null where none can, and `problem` says why
  record Checked(@Nullable String access, @Nullable String problem) {}

  /// When a schedule with this `cron` and `timezone` would run, before it is saved.
  @GetMapping("/schedules/next_runs")
  NextRuns nextRuns(Parameters parameters) {
    Map<String, String> fields = new HashMap<>();
    for (ScheduleField field : List.of(ScheduleField.CRON, ScheduleField.TIMEZONE)) {
      parameters.text(field.key()).ifPresent(text -> fields.put(field.key(), text));
    }
    int count = Math.clamp(parameters.integer("count").orElse(USUAL_RUNS), 0, MOST_RUNS);
    parameters.check();
    return new NextRuns(schedules.nextRuns(fields, count).stream().map(TdTime::of).toList());
  }

  /// What became of a schedule's instants, the newest first; `to` is not in the page.
  @GetMapping("/schedules/{name}/history")
  History history(@PathVariable String name, Parameters parameters) {
    int from = Math.max(0, parameters.integer("from").orElse(0));
    int to = parameters.integer("to").orElse(from + USUAL_PAGE);
    parameters.check();
    OccurrencePage page =
        schedules.history(name, from, Math.clamp((long) to - from, 0, LONGEST_PAGE));
    return new History(page.occurrences().stream().map(Entry::of).toList(), page.count(), from, to);
  }

  @PostMapping("/schedules/{name}/pause")
  Paused pause(@PathVariable String name) {
    return Paused.of(schedules.pause(name));
  }

  @PostMapping("/schedules/{name}/resume")
  Paused resume(@PathVariable String name) {
    return Paused.of(schedules.resume(name));
  }

  /// Whether an object could be written through a saved connection now; nothing stays behind.
  @PostMapping("/connections/{name}/check")
  Checked check(@PathVariable String name) {
    long id = connections.byName(name).orElseThrow(() -> new NotFound("connection", name)).id();
    try {
      return new Checked(connections.check(id).name().toLowerCase(Locale.ROOT), null);
    } catch (BucketException failure) {
      return new Checked(null, failure.getMessage());
    }
  }
}
