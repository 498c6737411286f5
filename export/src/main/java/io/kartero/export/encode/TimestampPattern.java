package io.kartero.export.encode;

import java.util.ArrayList;
import java.util.List;

/// A strftime pattern, taken apart: Ruby's directives, as Embulk's settings use them.
public record TimestampPattern(List<Part> parts) {
  /// What `%` may be followed by, longest first.
  private static final List<Directive> DIRECTIVES = List.of(Directive.values());

  /// A piece of the pattern.
  public sealed interface Part {}

  /// Text that stands for itself.
  public record Literal(String text) implements Part {}

  /// One of strftime's directives. The comment shows 2015-01-19 20:25:28.25 in Tokyo.
  public enum Directive implements Part {
    /// `250`
    MILLIS("3N"),
    /// `250000`
    MICROS("6N"),
    /// `250000000`
    NANOS("9N"),
    /// `+09:00`
    OFFSET_WITH_COLON(":z"),
    /// `2015`
    YEAR("Y"),
    /// `15`
    YEAR_OF_CENTURY("y"),
    /// `01`
    MONTH("m"),
    /// `19`
    DAY("d"),
    /// ` 5` for the fifth
    DAY_SPACED("e"),
    /// `019`
    DAY_OF_YEAR("j"),
    /// `20`
    HOUR("H"),
    /// `08`
    HOUR_OF_HALF("I"),
    /// `25`
    MINUTE("M"),
    /// `28`
    SECOND("S"),
    /// `250`
    MILLIS_SHORT("L"),
    /// `250000000`
    NANOS_SHORT("N"),
    /// `PM`
    HALF("p"),
    /// `Jan`
    MONTH_NAME("b"),
    /// `January`
    MONTH_NAME_LONG("B"),
    /// `Mon`
    WEEKDAY("a"),
    /// `Monday`
    WEEKDAY_LONG("A"),
    /// `+0900`
    OFFSET("z"),
    /// `JST`, or `UTC`
    ZONE("Z"),
    /// `1421666728`
    EPOCH_SECONDS("s"),
    /// `1421666728250`
    EPOCH_MILLIS("Q"),
    /// `2015-01-19`
    DATE("F"),
    /// `20:25:28`
    TIME("T"),
    /// `%`
    PERCENT("%");

    private final String letters;

    Directive(String letters) {
      this.letters = letters;
    }

    public String letters() {
      return "%" + letters;
    }
  }

  public TimestampPattern {
    parts = List.copyOf(parts);
  }

  /// @throws IllegalArgumentException when a `%` is not followed by a directive; the message tells
  public static TimestampPattern parse(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int percent = text.indexOf('%', at);
      int literalEnd = percent < 0 ? text.length() : percent;
      if (literalEnd > at) {
        parts.add(new Literal(text.substring(at, literalEnd)));
      }
      if (percent < 0) {
        break;
      }
      Directive directive = directiveAt(text, percent);
      parts.add(directive);
      at = percent + directive.letters().length();
    }
    return new TimestampPattern(parts);
  }

  private static Directive directiveAt(String text, int percent) {
    return DIRECTIVES.stream()
        .filter(directive -> text.startsWith(directive.letters(), percent))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown directive "
                    + text.substring(percent, Math.min(percent + 2, text.length()))));
  }
}
