package io.kartero.server.schedule;

import io.kartero.export.settings.Nearest;
import io.kartero.export.settings.Problem;
import io.kartero.export.settings.Shown;
import io.kartero.server.job.Jobs;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What single texts of a schedule mean.
final class FieldTexts {
  private static final int LONGEST_NAME = 255;
  private static final int MOST_RECIPIENTS = 50;
  private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_]{1,255}");
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");

  private final List<Problem> problems;

  FieldTexts(List<Problem> problems) {
    this.problems = problems;
  }

  Optional<String> name(String text) {
    String name = text.strip();
    if (name.length() > LONGEST_NAME) {
      return wrong(
          ScheduleField.NAME,
          "has %d characters".formatted(name.length()),
          "give 1 to " + LONGEST_NAME);
    }
    if (name.codePoints().anyMatch(FieldTexts::invisible)) {
      return wrong(
          ScheduleField.NAME,
          "is " + Shown.quoted(name) + ", with a character that nobody sees",
          "leave out line ends, tabs and other control characters");
    }
    return Optional.of(name);
  }

  Optional<String> type(String text) {
    String type = text.strip().toLowerCase(Locale.ROOT);
    return TYPE.matcher(type).matches() && !Jobs.isOwnType(type)
        ? Optional.of(type)
        : wrong(
            ScheduleField.TYPE,
            "is " + Shown.quoted(text),
            "it is a word like hive, presto or trino");
  }

  Optional<String> database(String text) {
    String database = text.strip();
    return DATABASE.matcher(database).matches()
        ? Optional.of(database)
        : wrong(
            ScheduleField.DATABASE,
            "is " + Shown.quoted(text),
            "a database's name has letters, digits and underscores");
  }

  Optional<Integer> number(ScheduleField field, String text, int least, int most) {
    String digits = text.strip();
    if (NUMBER.matcher(digits).matches()) {
      int number = Integer.parseInt(digits);
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    String unit = field == ScheduleField.DELAY ? " of seconds" : "";
    return wrong(
        field,
        "is " + Shown.quoted(text),
        "give a whole number%s from %d to %d".formatted(unit, least, most));
  }

  Optional<String> missedRuns(String text) {
    return oneOf(ScheduleField.MISSED_RUNS, text, List.of("none", "last", "all"));
  }

  <E extends Enum<E>> Optional<E> word(ScheduleField field, String text, E[] values) {
    List<String> words =
        Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    return oneOf(field, text, words).map(word -> values[words.indexOf(word)]);
  }

  Optional<List<String>> recipients(String text) {
    List<String> addresses = MailAddress.list(text);
    List<String> wrong =
        addresses.stream().filter(address -> !MailAddress.isValid(address)).toList();
    if (!wrong.isEmpty()) {
      String quoted = wrong.stream().limit(5).map(Shown::quoted).collect(Collectors.joining(", "));
      return wrong(
          ScheduleField.MAIL_TO,
          "has " + quoted + ", which cannot be an e-mail address",
          "give addresses like name@example.com, with commas between them");
    }
    if (addresses.size() > MOST_RECIPIENTS) {
      return wrong(
          ScheduleField.MAIL_TO,
          "has %d addresses".formatted(addresses.size()),
          "give %d at most; a mailing list reaches more".formatted(MOST_RECIPIENTS));
    }
    return Optional.of(addresses);
  }

  private Optional<String> oneOf(ScheduleField field, String text, List<String> words) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (words.contains(word)) {
      return Optional.of(word);
    }
    String meant = Nearest.of(word, words).map(near -> "; did you mean " + near + "?").orElse("");
    return wrong(
        field, "is " + Shown.quoted(text), "use one of " + String.join(", ", words) + meant);
  }

  private static boolean invisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private <T> Optional<T> wrong(ScheduleField field, String message, String hint) {
    problems.add(new Problem(field.key(), message, hint));
    return Optional.empty();
  }
}
