package io.kartero.server.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

/// Finds an expression's instants by trying every minute. It shares nothing with the product: the
/// fields come as lists of items, and a clock change is noticed by comparing neighbouring minutes.
///
/// @param fields minute, hour, day of the month, month, day of the week
record CronOracle(List<Field> fields) {
  /// @param step 0 for none
  record Item(boolean star, int first, int last, int step) {
    boolean fits(int value, int lowest) {
      if (star) {
        return step == 0 || (value - lowest) % step == 0;
      }
      return value >= first && value <= last && (step == 0 || (value - first) % step == 0);
    }

    String text() {
      String range = star ? "*" : first == last && step == 0 ? "" + first : first + "-" + last;
      return step == 0 ? range : range + "/" + step;
    }
  }

  record Field(List<Item> items) {
    boolean fits(int value, int lowest) {
      return items.stream().anyMatch(item -> item.fits(value, lowest));
    }

    boolean starred() {
      return items.getFirst().star;
    }

    String text() {
      return String.join(",", items.stream().map(Item::text).toList());
    }
  }

  String text() {
    return String.join(" ", fields.stream().map(Field::text).toList());
  }

  /// Both ends excluded; `from` is a whole minute in the zone.
  List<Instant> between(Instant from, Instant to, ZoneId zone) {
    boolean asTheClockGoes = fields.get(0).starred() || fields.get(1).starred();
    TreeSet<Instant> runs = new TreeSet<>();
    Instant instant = from;
    ZonedDateTime before = from.minus(1, ChronoUnit.MINUTES).atZone(zone);
    while (instant.isBefore(to)) {
      ZonedDateTime now = instant.atZone(zone);
      if (asTheClockGoes) {
        if (fits(now.toLocalDateTime())) {
          runs.add(instant);
        }
      } else {
        LocalDateTime expected = before.toLocalDateTime().plusMinutes(1);
        for (LocalDateTime skipped = expected;
            skipped.isBefore(now.toLocalDateTime());
            skipped = skipped.plusMinutes(1)) {
          if (fits(skipped)) {
            runs.add(instant);
          }
        }
        if (fits(now.toLocalDateTime()) && firstOfItsKind(now, zone)) {
          runs.add(instant);
        }
      }
      before = now;
      instant = instant.plus(1, ChronoUnit.MINUTES);
    }
    runs.remove(from);
    return List.copyOf(runs);
  }

  private static boolean firstOfItsKind(ZonedDateTime time, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time.toLocalDateTime());
    return time.getOffset().equals(offsets.getFirst());
  }

  private boolean fits(LocalDateTime time) {
    return fields.get(0).fits(time.getMinute(), 0)
        && fields.get(1).fits(time.getHour(), 0)
        && fields.get(3).fits(time.getMonthValue(), 1)
        && fitsDay(time);
  }

  private boolean fitsDay(LocalDateTime time) {
    boolean month = fields.get(2).fits(time.getDayOfMonth(), 1);
    int weekday = time.getDayOfWeek().getValue();
    boolean week = fields.get(4).fits(weekday, 0) || (weekday == 7 && fields.get(4).fits(0, 0));
    boolean both = fields.get(2).starred() || fields.get(4).starred();
    return both ? month && week : month || week;
  }
}
