package io.kartero.server.schedule;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// The five fields, in the order in which an expression holds them.
enum CronField {
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY_OF_MONTH("day of the month", 1, 31, ""),
  MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
  /// Sunday is 0 and 7.
  DAY_OF_WEEK("day of the week", 0, 7, "sun mon tue wed thu fri sat");

  private final String title;
  private final int first;
  private final int last;
  private final String names;

  CronField(String title, int first, int last, String names) {
    this.title = title;
    this.first = first;
    this.last = last;
    this.names = names;
  }

  String title() {
    return title;
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }

  List<String> names() {
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }

  /// Empty when the text is neither a number of this field nor one of its names.
  OptionalInt value(String text) {
    int name = names().indexOf(text.toLowerCase(Locale.ROOT));
    if (name >= 0) {
      return OptionalInt.of(first + name);
    }
    if (!CronItem.isNumber(text) || text.length() > 3) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(text);
    return number < first || number > last ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /// What a step is counted within.
  String unit() {
    return switch (this) {
      case MINUTE -> "hour";
      case HOUR -> "day";
      case DAY_OF_MONTH -> "month";
      case MONTH -> "year";
      case DAY_OF_WEEK -> "week";
    };
  }

  String accepted() {
    String named = names.isEmpty() ? "" : ", or " + names().getFirst() + " to " + names().getLast();
    String sunday = this == DAY_OF_WEEK ? " (0 and 7 are Sunday)" : "";
    return "a %s is %d to %d%s%s; also *, ranges like %d-%d, steps like */2, and lists of these"
        .formatted(title, first, last, named, sunday, first + 1, first + 3);
  }
}
