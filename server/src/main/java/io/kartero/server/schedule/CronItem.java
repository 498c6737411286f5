package io.kartero.server.schedule;

import io.kartero.export.settings.Nearest;
import io.kartero.export.settings.Problem;
import io.kartero.export.settings.Shown;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// One part of a field's list: `*`, `5`, `mon-fri`, `*/15`, `10-50/5`.
final class CronItem {
  private static final String SUNDAY = "sun";

  private final CronField field;
  private final String text;
  private final List<Problem> problems;

  private CronItem(CronField field, String text, List<Problem> problems) {
    this.field = field;
    this.text = text;
    this.problems = problems;
  }

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  /// A bit for each value; none when a problem was added.
  static long bits(CronField field, String text, List<Problem> problems) {
    return new CronItem(field, text, problems).bits();
  }

  private long bits() {
    int slash = text.indexOf('/');
    String range = slash < 0 ? text : text.substring(0, slash);
    int step = slash < 0 ? 1 : step(text.substring(slash + 1));
    if (step == 0) {
      return 0;
    }
    if (range.equals("*")) {
      return bits(field.first(), field.last(), step);
    }
    int dash = range.indexOf('-');
    if (dash > 0) {
      return range(range.substring(0, dash), range.substring(dash + 1), step);
    }
    OptionalInt value = value(range);
    if (value.isPresent() && slash >= 0) {
      report(
          "has %s as its %s: a step needs a range".formatted(shown(), field.title()),
          "write %s-%d/%d".formatted(range, field.last(), step));
      return 0;
    }
    return value.isPresent() ? 1L << value.getAsInt() : 0;
  }

  private long range(String from, String to, int step) {
    OptionalInt first = value(from);
    OptionalInt last = sundayAtTheEnd(from, to) ? OptionalInt.of(field.last()) : value(to);
    if (first.isEmpty() || last.isEmpty()) {
      return 0;
    }
    if (first.getAsInt() > last.getAsInt()) {
      report(
          "has the range %s as its %s, which runs backwards".formatted(shown(), field.title()),
          "write %d-%d,%d-%d".formatted(first.getAsInt(), end(), field.first(), last.getAsInt()));
      return 0;
    }
    return bits(first.getAsInt(), last.getAsInt(), step);
  }

  /// `fri-sun` ends with the Sunday after, `sun-tue` begins with the one before.
  private boolean sundayAtTheEnd(String from, String to) {
    return field == CronField.DAY_OF_WEEK
        && to.toLowerCase(Locale.ROOT).equals(SUNDAY)
        && !from.toLowerCase(Locale.ROOT).equals(SUNDAY);
  }

  private int end() {
    return field == CronField.DAY_OF_WEEK ? field.last() - 1 : field.last();
  }

  private int step(String given) {
    int longest = field.last() - field.first() + 1;
    if (isNumber(given) && given.length() <= 3) {
      int step = Integer.parseInt(given);
      if (step >= 1 && step <= longest) {
        return step;
      }
    }
    report(
        "has the step %s in its %s".formatted(Shown.quoted(given), field.title()),
        "a step is 1 to %d, counted anew in every %s".formatted(longest, field.unit()));
    return 0;
  }

  private OptionalInt value(String given) {
    OptionalInt value = field.value(given);
    if (value.isEmpty()) {
      report(
          "has %s as its %s".formatted(Shown.quoted(given), field.title()),
          hint(given) + field.accepted());
    }
    return value;
  }

  private String hint(String given) {
    if (given.equals("?")) {
      return "write * for any; ";
    }
    if (given.isEmpty() || isNumber(given)) {
      return "";
    }
    return Nearest.of(given, field.names()).map(near -> "did you mean " + near + "? ").orElse("");
  }

  private void report(String message, String hint) {
    problems.add(new Problem(Cron.FIELD, message, hint));
  }

  private String shown() {
    return Shown.quoted(text);
  }

  private static long bits(int first, int last, int step) {
    long bits = 0;
    for (int value = first; value <= last; value += step) {
      bits |= 1L << value;
    }
    return bits;
  }
}
