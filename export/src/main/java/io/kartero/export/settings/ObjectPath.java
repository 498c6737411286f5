package io.kartero.export.settings;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The name of an object, with places for the time and the job that are known when it is written:
/// `${session_date}` and the other [Placeholder]s. A literal `$` is written `$$`.
///
/// @param template without the leading dots and slashes that were given
public record ObjectPath(String template) {
  private static final Pattern DOLLAR = Pattern.compile("\\$(?:\\$|\\{([^{}]*)\\})?");

  /// A piece of an extension.
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z][A-Za-z0-9]{0,3}");

  /// A template may hold any number of wrong placeholders.
  private static final int MOST_LISTED = 10;

  private static final ZonedDateTime ANY_TIME =
      ZonedDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /// @throws InvalidSettings when it cannot name an object
  public ObjectPath {
    template = ObjectName.trimmed(template);
    List<Problem> problems = new ArrayList<>();
    String example = fill(template, ANY_TIME, "1", problems);
    problems.addAll(ObjectName.problems(example));
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems.stream().distinct().limit(MOST_LISTED).toList());
    }
  }

  /// @throws InvalidSettings when it cannot name an object
  public static ObjectPath of(String template) {
    return new ObjectPath(template);
  }

  /// A name with sequence numbers in front of its extension, for readers that expect the names of a
  /// sibling connector. The extension is what follows the last part's dots, as far as each piece is
  /// a letter and up to three more letters or digits; a name may have none.
  ///
  /// @param sequenceFormat a printf format for two numbers, `.%03d.%02d`; both are 0
  /// @throws InvalidSettings when either cannot be
  public static ObjectPath of(String template, String sequenceFormat) {
    try {
      String numbers = SequenceFormat.apply(SequenceFormat.parse(sequenceFormat));
      String name = ObjectName.trimmed(template);
      int end = extension(name);
      return new ObjectPath(
          name.substring(0, end) + numbers.replace("$", "$$") + name.substring(end));
    } catch (Unfit unfit) {
      throw new InvalidSettings(List.of(unfit.of(Setting.SEQUENCE_FORMAT)));
    }
  }

  /// Where the extension begins: `.csv` of `a/b.csv`, `.csv.gz` of `a/b.2015.csv.gz`.
  private static int extension(String name) {
    int end = name.length();
    int dot = name.lastIndexOf('.');
    while (dot >= 0 && EXTENSION.matcher(name).region(dot, end).matches()) {
      end = dot;
      dot = name.lastIndexOf('.', end - 1);
    }
    return end;
  }

  /// The object's name in a run.
  ///
  /// @param session the run's nominal time, in its schedule's zone
  /// @throws InvalidSettings when the name cannot be an object's
  public String resolve(ZonedDateTime session, String jobId) {
    String name = ObjectName.trimmed(fill(template, session, jobId, new ArrayList<>()));
    List<Problem> problems = ObjectName.problems(name);
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return name;
  }

  /// What the name depends on.
  public Set<Placeholder> placeholders() {
    Set<Placeholder> used = EnumSet.noneOf(Placeholder.class);
    Matcher dollars = DOLLAR.matcher(template);
    while (dollars.find()) {
      Optional.ofNullable(dollars.group(1)).flatMap(Placeholder::named).ifPresent(used::add);
    }
    return used;
  }

  private static String fill(
      String template, ZonedDateTime session, String jobId, List<Problem> problems) {
    return DOLLAR
        .matcher(template)
        .replaceAll(dollar -> {
          String name = dollar.group(1);
          String value =
              name == null
                  ? literal(dollar.group(), problems)
                  : Placeholder.named(name)
                      .map(placeholder -> placeholder.value(session, jobId))
                      .orElseGet(() -> unknown(name, problems));
          return Matcher.quoteReplacement(value);
        });
  }

  private static String literal(String dollars, List<Problem> problems) {
    if (!dollars.equals("$$")) {
      problems.add(
          problem(
              "has a $ that begins no placeholder",
              "write $$ for the character itself, or one of " + Placeholder.all()));
    }
    return "$";
  }

  private static String unknown(String name, List<Problem> problems) {
    String meant =
        Nearest.of(name, Placeholder.names())
            .map(near -> "did you mean ${" + near + "}? ")
            .orElse("");
    problems.add(
        problem(
            "has the unknown placeholder " + Shown.quoted("${" + name + "}"),
            meant + "The placeholders are " + Placeholder.all()));
    return "1";
  }

  private static Problem problem(String message, String hint) {
    return new Problem(Setting.PATH_PREFIX.key(), message, hint);
  }

  /// What stands between `${` and `}`; the values are those that Digdag gives to these names.
  public enum Placeholder {
    /// `2015-01-19`
    SESSION_DATE("yyyy-MM-dd"),
    /// `20150119`
    SESSION_DATE_COMPACT("yyyyMMdd"),
    /// `2015-01-19T20:25:28+09:00`
    SESSION_TIME("yyyy-MM-dd'T'HH:mm:ssxxx"),
    /// `1421666728`
    SESSION_UNIXTIME(""),
    JOB_ID("");

    private final DateTimeFormatter format;

    Placeholder(String pattern) {
      this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    static Optional<Placeholder> named(String name) {
      return Arrays.stream(values()).filter(value -> value.key().equals(name)).findFirst();
    }

    static List<String> names() {
      return Arrays.stream(values()).map(Placeholder::key).toList();
    }

    static String all() {
      return names().stream().map(name -> "${" + name + "}").collect(Collectors.joining(", "));
    }

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    private String value(ZonedDateTime session, String jobId) {
      return switch (this) {
        case SESSION_UNIXTIME -> Long.toString(session.toEpochSecond());
        case JOB_ID -> jobId;
        case SESSION_DATE, SESSION_DATE_COMPACT, SESSION_TIME -> session.format(format);
      };
    }
  }
}
