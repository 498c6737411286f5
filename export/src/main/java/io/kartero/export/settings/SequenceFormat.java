package io.kartero.export.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A printf format for the numbers of a task and of its file. An export has one file, so both
/// numbers are 0.
final class SequenceFormat {
  private static final Pattern CONVERSION = Pattern.compile("%(%|d|0?[1-9][0-9]?d)?");

  private SequenceFormat() {}

  @SuppressWarnings("OrphanedFormatString") // the hints tell how to write them
  static String parse(String text) {
    Matcher conversions = CONVERSION.matcher(text);
    int numbers = 0;
    while (conversions.find()) {
      String conversion = conversions.group(1);
      if (conversion == null) {
        throw new Unfit(
            "is %s, whose %% at character %d begins no number"
                .formatted(Shown.quoted(text), conversions.start() + 1),
            "write numbers as %d or %03d, and a percent sign as %%");
      }
      numbers += conversion.equals("%") ? 0 : 1;
    }
    if (numbers > 2) {
      throw new Unfit(
          "is %s, which has %d numbers".formatted(Shown.quoted(text), numbers),
          "there are two, of the task and of its file, as in .%03d.%02d");
    }
    return text;
  }

  static String apply(String format) {
    return String.format(Locale.ROOT, format, 0, 0);
  }
}
