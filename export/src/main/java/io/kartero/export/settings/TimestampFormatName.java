package io.kartero.export.settings;

import io.kartero.export.encode.TimestampFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A timestamp format: one of the named ones, or a pattern of `%` directives.
final class TimestampFormatName {
  private static final Words<TimestampFormat> NAMES =
      Words.<TimestampFormat>of("presto", new TimestampFormat.Presto())
          .and("embulk", new TimestampFormat.Embulk());

  private static final List<String> DIRECTIVES =
      List.of(
          "%Y",
          "%m", "%d", "%H", "%M", "%S", "%L", "%N", "%3N", "%6N", "%9N", "%y", "%j", "%e", "%I",
          "%p", "%b", "%B", "%a", "%A", "%z", "%:z", "%Z", "%s", "%Q", "%F", "%T", "%%");

  private TimestampFormatName() {}

  static TimestampFormat parse(String text) {
    if (text.contains("%")) {
      return pattern(text);
    }
    try {
      return NAMES.parse(text);
    } catch (Unfit noName) {
      throw new Unfit(
          "is " + Shown.quoted(text) + ", which is neither a name nor a pattern",
          "accepted are presto, embulk, and patterns like %Y-%m-%d %H:%M:%S"
              + Nearest.of(text.strip(), NAMES.values().keySet())
                  .map(name -> "; did you mean " + name + "?")
                  .orElse(""));
    }
  }

  static String text(TimestampFormat format) {
    return switch (format) {
      case TimestampFormat.Pattern pattern -> pattern.text();
      case TimestampFormat.Presto presto -> NAMES.word(presto);
      case TimestampFormat.Embulk embulk -> NAMES.word(embulk);
    };
  }

  private static TimestampFormat pattern(String text) {
    int start = text.indexOf('%');
    while (start >= 0) {
      int length = directive(text, start).orElseThrow(unknown(text, start)).length();
      start = text.indexOf('%', start + length);
    }
    return new TimestampFormat.Pattern(text);
  }

  private static Optional<String> directive(String text, int start) {
    return DIRECTIVES.stream().filter(known -> text.startsWith(known, start)).findFirst();
  }

  private static Supplier<Unfit> unknown(String text, int start) {
    return () ->
        new Unfit(
            "is %s, whose %s is no directive"
                .formatted(
                    Shown.quoted(text),
                    Shown.quoted(text.substring(start, Math.min(start + 3, text.length())))),
            "the directives are " + String.join(" ", DIRECTIVES));
  }
}
