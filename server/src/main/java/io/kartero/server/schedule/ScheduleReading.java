package io.kartero.server.schedule;

import io.kartero.export.settings.Nearest;
import io.kartero.export.settings.Problem;
import io.kartero.export.settings.ZoneName;
import io.kartero.server.connection.Destination;
import io.kartero.server.connection.Destinations;
import io.kartero.server.job.QueryPlaces;
import io.kartero.server.platform.Invalid;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads what a caller says of a schedule; every problem at once. A blank text stands for what is
/// usual, a missing one for what was.
final class ScheduleReading {
  private static final ZoneId USUAL_ZONE = ZoneId.of("UTC");
  private static final String USUAL_TYPE = "presto";
  private static final Overlap USUAL_OVERLAP = Overlap.QUEUE;
  private static final Set<String> NO_MAIL = Set.of("", MailRule.When.NEVER.word());
  private static final int LONGEST_DELAY = 366 * 86_400;

  private final Map<String, String> texts;
  private final Destinations destinations;
  private final Mailing mailing;
  private final QueryPlaces places;
  private final List<Problem> problems = new ArrayList<>();

  ScheduleReading(
      Map<String, String> texts, Destinations destinations, Mailing mailing, QueryPlaces places) {
    this.texts = texts;
    this.destinations = destinations;
    this.mailing = mailing;
    this.places = places;
  }

  /// @param before what was, where there was something
  /// @throws Invalid with everything that is wrong
  ScheduleDefinition read(Optional<ScheduleDefinition> before) {
    texts.keySet().stream()
        .filter(key -> !ScheduleField.keys().contains(key))
        .forEach(this::unknown);
    FieldTexts fields = new FieldTexts(problems);
    String name = required(ScheduleField.NAME, before.map(ScheduleDefinition::name), fields::name);
    Timing timing = timing(before.map(ScheduleDefinition::timing), fields);
    SavedQuery query = query(before.map(ScheduleDefinition::query), fields);
    MissedRuns missed = missed(before.map(ScheduleDefinition::missed), fields);
    Overlap overlap =
        value(
            ScheduleField.OVERLAP,
            before.map(ScheduleDefinition::overlap),
            USUAL_OVERLAP,
            text -> fields.word(ScheduleField.OVERLAP, text, Overlap.values()));
    MailRule mail = mail(before.map(ScheduleDefinition::mail), fields);
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
    return new ScheduleDefinition(name, timing, query, missed, overlap, mail);
  }

  /// Reads the timing alone.
  ///
  /// @throws Invalid with everything that is wrong with it
  Timing timing() {
    Timing timing = timing(Optional.empty(), new FieldTexts(problems));
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
    return timing;
  }

  private Timing timing(Optional<Timing> before, FieldTexts fields) {
    Optional<Cron> cron =
        optional(
            ScheduleField.CRON, before.flatMap(Timing::cron), text -> Cron.parse(text, problems));
    ZoneId zone =
        value(
            ScheduleField.TIMEZONE,
            before.map(Timing::zone),
            USUAL_ZONE,
            text -> ZoneName.read(ScheduleField.TIMEZONE.key(), text, problems));
    Duration delay =
        value(
            ScheduleField.DELAY,
            before.map(Timing::delay),
            Duration.ZERO,
            text ->
                fields
                    .number(ScheduleField.DELAY, text, 0, LONGEST_DELAY)
                    .map(Duration::ofSeconds));
    return new Timing(cron, zone, delay);
  }

  private SavedQuery query(Optional<SavedQuery> before, FieldTexts fields) {
    String type = value(ScheduleField.TYPE, before.map(SavedQuery::type), USUAL_TYPE, fields::type);
    Optional<String> engine =
        optional(ScheduleField.ENGINE, before.flatMap(SavedQuery::engine), this::engine);
    String database =
        required(ScheduleField.DATABASE, before.map(SavedQuery::database), fields::database);
    String sql = required(ScheduleField.QUERY, before.map(SavedQuery::sql), Optional::of);
    Optional<Destination> result =
        optional(ScheduleField.RESULT, before.flatMap(SavedQuery::result), this::destination);
    int priority =
        value(
            ScheduleField.PRIORITY,
            before.map(SavedQuery::priority),
            0,
            text -> fields.number(ScheduleField.PRIORITY, text, -2, 2));
    int retryLimit =
        value(
            ScheduleField.RETRY_LIMIT,
            before.map(SavedQuery::retryLimit),
            0,
            text -> fields.number(ScheduleField.RETRY_LIMIT, text, 0, 100));
    return new SavedQuery(type, engine, database, sql, result, priority, retryLimit);
  }

  private Optional<String> engine(String text) {
    Optional<Problem> problem = places.problem(text.strip());
    problem.ifPresent(problems::add);
    return problem.isPresent() ? Optional.empty() : Optional.of(text.strip());
  }

  private Optional<Destination> destination(String text) {
    try {
      return Optional.of(destinations.parse(text));
    } catch (Invalid invalid) {
      problems.addAll(invalid.problems());
      return Optional.empty();
    }
  }

  private MissedRuns missed(Optional<MissedRuns> before, FieldTexts fields) {
    String word =
        value(
            ScheduleField.MISSED_RUNS,
            before.map(MissedRuns::word),
            MissedRuns.LAST.word(),
            fields::missedRuns);
    int most =
        value(
            ScheduleField.MISSED_LIMIT,
            before.filter(missed -> missed.most() > 1).map(MissedRuns::most),
            MissedRuns.USUAL_MOST,
            text -> fields.number(ScheduleField.MISSED_LIMIT, text, 2, MissedRuns.LARGEST_MOST));
    return switch (word) {
      case "none" -> MissedRuns.NONE;
      case "last" -> MissedRuns.LAST;
      default -> MissedRuns.all(most);
    };
  }

  private MailRule mail(Optional<MailRule> before, FieldTexts fields) {
    List<String> recipients =
        value(
            ScheduleField.MAIL_TO, before.map(MailRule::recipients), List.of(), fields::recipients);
    Optional<MailRule.When> when =
        optional(
            ScheduleField.MAIL_ON,
            before.flatMap(MailRule::when),
            text -> fields.word(ScheduleField.MAIL_ON, text, MailRule.When.values()));
    if (mailing == Mailing.NOT_SET_UP) {
      Stream.of(ScheduleField.MAIL_TO, ScheduleField.MAIL_ON)
          .filter(field -> !NO_MAIL.contains(texts.getOrDefault(field.key(), "").strip()))
          .forEach(field ->
              problems.add(
                  new Problem(
                      field.key(),
                      "asks for mails, and this server sends none",
                      "set mail.host in the server's settings, or leave it out")));
    }
    return new MailRule(recipients, when);
  }

  private <T> T value(
      ScheduleField field, Optional<T> before, T usual, Function<String, Optional<T>> parse) {
    String text = texts.get(field.key());
    if (text == null) {
      return before.orElse(usual);
    }
    return text.isBlank() ? usual : parse.apply(text).orElse(usual);
  }

  /// What usually is not there.
  private <T> Optional<T> optional(
      ScheduleField field, Optional<T> before, Function<String, Optional<T>> parse) {
    String text = texts.get(field.key());
    if (text == null) {
      return before;
    }
    return text.isBlank() ? Optional.empty() : parse.apply(text);
  }

  /// What nothing is usual for: a blank text counts as missing.
  private String required(
      ScheduleField field, Optional<String> before, Function<String, Optional<String>> parse) {
    String text = texts.getOrDefault(field.key(), "");
    if (!text.isBlank()) {
      return parse.apply(text).orElse("");
    }
    if (before.isEmpty()) {
      problems.add(new Problem(field.key(), "is missing", "a schedule needs a " + field.key()));
    }
    return before.orElse("");
  }

  private void unknown(String key) {
    List<String> known = ScheduleField.keys();
    problems.add(
        new Problem(
            key.length() > 60 ? "schedule" : key,
            "is no field of a schedule",
            Nearest.of(key, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("the fields are " + String.join(", ", known))));
  }
}
