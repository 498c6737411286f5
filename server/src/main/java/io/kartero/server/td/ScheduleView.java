package io.kartero.server.td;

import io.kartero.server.account.Account;
import io.kartero.server.account.Accounts;
import io.kartero.server.connection.Destinations;
import io.kartero.server.schedule.Cron;
import io.kartero.server.schedule.SavedQuery;
import io.kartero.server.schedule.Schedule;
import io.kartero.server.schedule.Timing;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Schedules in the contract's shape.
final class ScheduleView {
  private final Accounts accounts;
  private final Destinations destinations;

  ScheduleView(Accounts accounts, Destinations destinations) {
    this.accounts = accounts;
    this.destinations = destinations;
  }

  ScheduleJson show(Schedule schedule) {
    return list(List.of(schedule)).getFirst();
  }

  List<ScheduleJson> list(List<Schedule> schedules) {
    Map<Long, String> names =
        accounts.list().stream().collect(Collectors.toMap(Account::id, Account::name));
    return schedules.stream().map(schedule -> json(schedule, names)).toList();
  }

  private ScheduleJson json(Schedule schedule, Map<Long, String> names) {
    Timing timing = schedule.timing();
    SavedQuery query = schedule.query();
    String next = TdTime.of(schedule.nextRun());
    return new ScheduleJson(
        Long.toString(schedule.id()),
        schedule.name(),
        timing.cron().map(Cron::text).orElse(""),
        timing.zone().getId(),
        timing.delay().toSeconds(),
        TdTime.of(schedule.createdAt()),
        JobView.type(query.type()),
        query.sql(),
        query.database(),
        names.getOrDefault(schedule.accountId(), ""),
        query.priority(),
        query.retryLimit(),
        query.result().map(destinations::masked).orElse(""),
        next,
        null,
        next);
  }
}
