package io.kartero.query.td;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A point in time as text: a day, or a day and a time of day, with its own time zone or without.
final class TimeText {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?"
              + "(?: ?([A-Za-z+-][A-Za-z0-9_+:/-]*))?");

  private TimeText() {}

  static boolean looksLikeOne(String text) {
    return FORM.matcher(text.strip()).matches();
  }

  /// @param zone for a text that names none. A local time that a zone skips is moved on by what it
  ///   skips; of one that comes twice it is the first
  static long parse(String text, ZoneId zone) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw wrong(text, null);
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(form, 1),
              number(form, 2),
              number(form, 3),
              number(form, 4),
              number(form, 5),
              number(form, 6));
      String own = form.group(7);
      return local.atZone(own == null ? zone : TimeZones.of(own)).toEpochSecond();
    } catch (DateTimeException e) {
      throw wrong(text, e);
    }
  }

  private static int number(Matcher form, int group) {
    String digits = form.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static IllegalArgumentException wrong(
      String text, @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is no time; write it as yyyy-MM-dd or yyyy-MM-dd HH:mm:ss, with or without a time"
            + " zone behind it",
        cause);
  }
}
