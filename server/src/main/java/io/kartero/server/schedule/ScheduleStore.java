package io.kartero.server.schedule;

import io.kartero.server.connection.Destinations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/// The table `schedule`.
final class ScheduleStore {
  private static final String SELECT = "select * from schedule ";
  private static final String BETWEEN_ADDRESSES = ",";

  private final JdbcClient jdbc;
  private final Destinations destinations;

  ScheduleStore(JdbcClient jdbc, Destinations destinations) {
    this.jdbc = jdbc;
    this.destinations = destinations;
  }

  /// @throws org.springframework.dao.DuplicateKeyException when the name is taken
  long insert(
      ScheduleDefinition definition, long account, Optional<Instant> nextTime, Instant now) {
    KeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into schedule (name, account_id, cron, zone, delay_seconds, type, engine, database_name,
              query, sealed_result, priority, retry_limit, missed_limit, overlap, mail_to, mail_on,
              next_time, created_at, updated_at)
            values (:name, :account, :cron, :zone, :delay, :type, :engine, :database, :query, :result,
              :priority, :retryLimit, :missed, :overlap, :mailTo, :mailOn, :next, :now, :now)
            """)
        .params(columns(definition))
        .param("account", account)
        .param("next", utc(nextTime))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update(id, "id");
    return Objects.requireNonNull(id.getKeyAs(Long.class));
  }

  /// @throws org.springframework.dao.DuplicateKeyException when the name is taken
  void update(long id, ScheduleDefinition definition, Optional<Instant> nextTime, Instant now) {
    jdbc.sql(
            """
            update schedule set name = :name, cron = :cron, zone = :zone, delay_seconds = :delay,
              type = :type, engine = :engine, database_name = :database, query = :query, sealed_result = :result,
              priority = :priority, retry_limit = :retryLimit, missed_limit = :missed,
              overlap = :overlap, mail_to = :mailTo, mail_on = :mailOn, next_time = :next,
              updated_at = :now
            where id = :id
            """)
        .params(columns(definition))
        .param("next", utc(nextTime))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  void next(long id, Optional<Instant> nextTime) {
    jdbc.sql("update schedule set next_time = :next where id = :id")
        .param("next", utc(nextTime))
        .param("id", id)
        .update();
  }

  void pause(long id, Instant now) {
    jdbc.sql("update schedule set paused_at = :now, updated_at = :now where id = :id")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  void resume(long id, Optional<Instant> nextTime, Instant now) {
    jdbc.sql(
            "update schedule set paused_at = null, next_time = :next, updated_at = :now"
                + " where id = :id")
        .param("next", utc(nextTime))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  void delete(long id) {
    jdbc.sql("delete from schedule where id = :id").param("id", id).update();
  }

  Optional<Schedule> byId(long id) {
    return jdbc.sql(SELECT + "where id = :id").param("id", id).query(this::schedule).optional();
  }

  Optional<Schedule> byName(String name) {
    return jdbc.sql(SELECT + "where name = :name")
        .param("name", name)
        .query(this::schedule)
        .optional();
  }

  /// Whoever changes a schedule, or what became of its instants, holds its row.
  Optional<Schedule> lock(long id) {
    return jdbc.sql(SELECT + "where id = :id for update")
        .param("id", id)
        .query(this::schedule)
        .optional();
  }

  Optional<Schedule> lock(String name) {
    return jdbc.sql(SELECT + "where name = :name for update")
        .param("name", name)
        .query(this::schedule)
        .optional();
  }

  List<Schedule> list() {
    return jdbc.sql(SELECT + "order by name").query(this::schedule).list();
  }

  private Map<String, @Nullable Object> columns(ScheduleDefinition definition) {
    Timing timing = definition.timing();
    SavedQuery query = definition.query();
    List<String> recipients = definition.mail().recipients();
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("name", definition.name());
    columns.put("cron", timing.cron().map(Cron::text).orElse(null));
    columns.put("zone", timing.zone().getId());
    columns.put("delay", timing.delay().toSeconds());
    columns.put("type", query.type());
    columns.put("engine", query.engine().orElse(null));
    columns.put("database", query.database());
    columns.put("query", query.sql());
    columns.put("result", query.result().map(destinations::seal).orElse(null));
    columns.put("priority", query.priority());
    columns.put("retryLimit", query.retryLimit());
    columns.put("missed", definition.missed().most());
    columns.put("overlap", definition.overlap().word());
    columns.put("mailTo", recipients.isEmpty() ? null : String.join(BETWEEN_ADDRESSES, recipients));
    columns.put("mailOn", definition.mail().when().map(MailRule.When::word).orElse(null));
    return columns;
  }

  private Schedule schedule(ResultSet row, int number) throws SQLException {
    Optional<Instant> paused = instant(row, "paused_at");
    return new Schedule(
        row.getLong("id"),
        definition(row),
        row.getLong("account_id"),
        instant(row, "next_time"),
        paused,
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private ScheduleDefinition definition(ResultSet row) throws SQLException {
    Timing timing =
        new Timing(
            text(row, "cron").flatMap(text -> Cron.parse(text, new ArrayList<>())),
            ZoneId.of(row.getString("zone")),
            Duration.ofSeconds(row.getLong("delay_seconds")));
    SavedQuery query =
        new SavedQuery(
            row.getString("type"),
            text(row, "engine"),
            row.getString("database_name"),
            row.getString("query"),
            text(row, "sealed_result").map(destinations::open),
            row.getInt("priority"),
            row.getInt("retry_limit"));
    MailRule mail =
        new MailRule(
            text(row, "mail_to")
                .map(list -> List.of(list.split(BETWEEN_ADDRESSES, -1)))
                .orElse(List.of()),
            text(row, "mail_on").map(word -> MailRule.When.valueOf(word.toUpperCase(Locale.ROOT))));
    return new ScheduleDefinition(
        row.getString("name"),
        timing,
        query,
        new MissedRuns(row.getInt("missed_limit")),
        Overlap.valueOf(row.getString("overlap").toUpperCase(Locale.ROOT)),
        mail);
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static @Nullable OffsetDateTime utc(Optional<Instant> instant) {
    return instant.map(each -> each.atOffset(ZoneOffset.UTC)).orElse(null);
  }
}
