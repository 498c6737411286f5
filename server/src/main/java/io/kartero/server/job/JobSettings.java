package io.kartero.server.job;

import io.kartero.server.platform.SettingType;
import io.kartero.server.platform.Settings;
import java.time.Duration;

/// How jobs are run.
///
/// @param workers how many jobs run at once
/// @param firstPause before a job that failed is tried again; it doubles each time
/// @param longestPause where the doubling ends
/// @param takeovers how often a job is run again because the server stopped while it ran
/// @param heartbeat how often a worker says that it lives; after six without a word it is dead
/// @param poll how often the queue is looked into; what this server itself queues is seen at once
/// @param progress how often a running job says how far it is
/// @param keepResults how long after a job's end its rows can be asked for
/// @param keepJobs how long after its end a job can be seen
public record JobSettings(
    int workers,
    Duration firstPause,
    Duration longestPause,
    int takeovers,
    Duration heartbeat,
    Duration poll,
    Duration progress,
    Duration keepResults,
    Duration keepJobs) {
  private static final int MOST_DOUBLINGS = 20;

  public static JobSettings read(Settings settings) {
    return new JobSettings(
        settings.value("jobs.workers", SettingType.number(1, 256), 4),
        settings.value("jobs.first-pause", SettingType.duration(), Duration.ofSeconds(30)),
        settings.value("jobs.longest-pause", SettingType.duration(), Duration.ofMinutes(10)),
        settings.value("jobs.takeovers", SettingType.number(0, 100), 3),
        settings.value("jobs.heartbeat", SettingType.duration(), Duration.ofSeconds(10)),
        settings.value("jobs.poll", SettingType.duration(), Duration.ofSeconds(2)),
        settings.value("jobs.progress", SettingType.duration(), Duration.ofSeconds(10)),
        settings.value("jobs.keep-results", SettingType.duration(), Duration.ofDays(7)),
        settings.value("jobs.keep-jobs", SettingType.duration(), Duration.ofDays(90)));
  }

  /// The pause before the next try.
  ///
  /// @param failures how often it has failed before this time
  Duration pause(int failures) {
    Duration doubled = firstPause.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    return doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
  }
}
