package io.kartero.server.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a caller may say of a schedule, by the names that Treasure Data's API has for it, and
/// Kartero's own.
public enum ScheduleField {
  NAME,
  CRON,
  TIMEZONE,
  /// Whole seconds.
  DELAY,
  TYPE,
  /// The name of an engine.
  ENGINE,
  DATABASE,
  QUERY,
  RESULT,
  PRIORITY,
  RETRY_LIMIT,
  /// `none`, `last` or `all`.
  MISSED_RUNS,
  /// How many with `all`.
  MISSED_LIMIT,
  /// `skip`, `queue` or `allow`.
  OVERLAP,
  /// E-mail addresses with commas between them.
  MAIL_TO,
  /// `never`, `failure`, `success`, `always` or `change`.
  MAIL_ON;

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(ScheduleField::key).toList();
  }
}
