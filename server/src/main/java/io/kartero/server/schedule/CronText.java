package io.kartero.server.schedule;

import static java.util.Objects.requireNonNull;

import io.kartero.export.settings.Nearest;
import io.kartero.export.settings.Problem;
import io.kartero.export.settings.Shown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads a cron expression; every problem at once.
final class CronText {
  /// A list may hold any number of wrong values; a person reads the first.
  private static final int MOST_LISTED = 10;

  private static final int LONGEST = 255;
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern COMMA = Pattern.compile(",");

  private static final Map<String, String> ALIASES =
      new TreeMap<>(
          Map.of(
              "@hourly", "0 * * * *",
              "@daily", "0 0 * * *",
              "@midnight", "0 0 * * *",
              "@weekly", "0 0 * * 0",
              "@monthly", "0 0 1 * *",
              "@yearly", "0 0 1 1 *",
              "@annually", "0 0 1 1 *"));

  private static final String ORDER =
      "give five: minute, hour, day of the month, month, day of the week, as in 10 6 * * *";

  private final String text;
  private final List<Problem> reported;
  private final List<Problem> problems = new ArrayList<>();

  CronText(String text, List<Problem> reported) {
    this.text = text.strip();
    this.reported = reported;
  }

  Optional<Cron> parse() {
    Optional<Cron> cron = text.startsWith("@") ? alias() : fields(text);
    problems.stream().limit(MOST_LISTED).forEach(reported::add);
    return problems.isEmpty() ? cron : Optional.empty();
  }

  private Optional<Cron> alias() {
    String name = text.toLowerCase(Locale.ROOT);
    Optional<String> fields = Optional.ofNullable(ALIASES.get(name));
    if (fields.isEmpty()) {
      String meant =
          Nearest.of(name, ALIASES.keySet()).map(near -> "; did you mean " + near + "?").orElse("");
      report(
          "is the unknown alias " + Shown.quoted(text),
          "the aliases are " + String.join(", ", ALIASES.keySet()) + meant);
    }
    return fields.flatMap(this::fields);
  }

  private Optional<Cron> fields(String expression) {
    List<String> parts = List.of(SPACE.split(expression, -1));
    if (expression.isEmpty() || expression.length() > LONGEST) {
      report("has " + expression.length() + " characters", ORDER);
      return Optional.empty();
    }
    if (parts.size() != CronField.values().length) {
      String seconds = parts.size() == 6 ? "; there is no field for seconds" : "";
      report(
          "has %d fields: %s".formatted(parts.size(), Shown.quoted(expression)), ORDER + seconds);
      return Optional.empty();
    }
    Map<CronField, Field> fields = new EnumMap<>(CronField.class);
    Iterator<String> part = parts.iterator();
    for (CronField field : CronField.values()) {
      fields.put(field, field(field, part.next()));
    }
    return Optional.of(cron(field -> requireNonNull(fields.get(field))));
  }

  private Cron cron(Function<CronField, Field> fields) {
    Field minute = fields.apply(CronField.MINUTE);
    Field hour = fields.apply(CronField.HOUR);
    Field dayOfMonth = fields.apply(CronField.DAY_OF_MONTH);
    Field dayOfWeek = fields.apply(CronField.DAY_OF_WEEK);
    LocalDays days =
        new LocalDays(
            dayOfMonth.bits,
            fields.apply(CronField.MONTH).bits,
            dayOfWeek.bits,
            dayOfMonth.starred || dayOfWeek.starred ? LocalDays.Rule.BOTH : LocalDays.Rule.EITHER);
    return new Cron(
        text,
        new LocalTimes(minute.bits, hour.bits, days),
        minute.starred || hour.starred ? ClockChange.AS_THE_CLOCK_GOES : ClockChange.ONCE_A_DAY);
  }

  private Field field(CronField field, String list) {
    long bits = 0;
    for (String item : COMMA.split(list, -1)) {
      bits |= CronItem.bits(field, item, problems);
    }
    return new Field(bits, list.startsWith("*"));
  }

  private void report(String message, String hint) {
    problems.add(new Problem(Cron.FIELD, message, hint));
  }

  /// @param bits a bit for each value
  private record Field(long bits, boolean starred) {}
}
