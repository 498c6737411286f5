package io.kartero.server.notify;

import io.kartero.server.job.Delivered;
import io.kartero.server.job.Job;
import io.kartero.server.job.JobFailure;
import io.kartero.server.job.JobState;
import io.kartero.server.job.ScheduleRun;
import io.kartero.server.job.ScheduleRun.Trigger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/// Runs of a schedule that took 83 seconds.
final class EndedJobs {
  private static final Instant TIME = Instant.parse("2026-11-24T21:10:00Z");

  private EndedJobs() {}

  static Job succeeded(long id, ScheduleRun run) {
    return job(
        id,
        run,
        new JobState.Succeeded(Optional.of(TIME), end(id)),
        Optional.of(
            new Delivered(
                "gs://samplebucket/output/test.csv", 17, 1_234_567, 98_765, Optional.empty())));
  }

  static Job failed(long id, ScheduleRun run) {
    return job(
        id,
        run,
        new JobState.Failed(
            Optional.of(TIME),
            end(id),
            new JobFailure(
                "BUCKET_FORBIDDEN",
                "The bucket <samplebucket> refuses the key.\nGive it storage.objects.create.")),
        Optional.empty());
  }

  static Job killed(long id, ScheduleRun run) {
    return job(id, run, new JobState.Killed(Optional.of(TIME), end(id)), Optional.empty());
  }

  static ScheduleRun run(long id, String name) {
    return new ScheduleRun(id, name, Trigger.TICK);
  }

  private static Instant end(long id) {
    return TIME.plusSeconds(83 * id);
  }

  private static Job job(long id, ScheduleRun run, JobState state, Optional<Delivered> delivered) {
    return new Job(
        id,
        1,
        "presto",
        Optional.empty(),
        "shop",
        "SELECT 1",
        Optional.empty(),
        OptionalLong.empty(),
        0,
        0,
        Optional.empty(),
        Optional.of(TIME),
        ZoneId.of("Asia/Tokyo"),
        Optional.of(run),
        state,
        1,
        0,
        TIME,
        end(id),
        Optional.empty(),
        delivered);
  }
}
