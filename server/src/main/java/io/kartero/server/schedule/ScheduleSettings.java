package io.kartero.server.schedule;

import io.kartero.server.platform.SettingType;
import io.kartero.server.platform.Settings;
import java.time.Duration;

/// How schedules are kept.
///
/// @param missedAfter how late an instant may run and still count as in time
/// @param keepHistory how long after it was written one can see what became of an instant
public record ScheduleSettings(Duration missedAfter, Duration keepHistory) {
  public static ScheduleSettings read(Settings settings) {
    return new ScheduleSettings(
        settings.value("schedules.missed.after", SettingType.duration(), Duration.ofMinutes(5)),
        settings.value("schedules.keep.history", SettingType.duration(), Duration.ofDays(90)));
  }
}
