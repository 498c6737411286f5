package io.kartero.server.platform;

import io.kartero.query.duckdb.ByteSize;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a setting's text becomes a value.
///
/// @param accepted what a right text looks like, for who wrote a wrong one
public record SettingType<T>(
    String accepted, Function<String, Optional<T>> parse, Function<T, String> show) {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,12})\\s*(B|KB|MB|GB|TB|KIB|MIB|GIB|TIB)");
  private static final Map<String, Duration> TIMES =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  public static SettingType<String> text() {
    return new SettingType<>("any text is accepted", Optional::of, Function.identity());
  }

  public static SettingType<Integer> number(int least, int most) {
    return new SettingType<>(
        "a whole number from %d to %d is accepted".formatted(least, most),
        text -> integer(text).filter(number -> number >= least && number <= most),
        String::valueOf);
  }

  public static SettingType<Duration> duration() {
    return new SettingType<>(
        "a time like 500ms, 30s, 15m, 12h or 7d is accepted",
        SettingType::time,
        SettingType::shown);
  }

  public static SettingType<ByteSize> size() {
    return new SettingType<>(
        "a size like 512MiB, 4GiB or 2GB is accepted",
        SettingType::bytes,
        size -> size.toString().replace(" ", ""));
  }

  public static SettingType<Path> path() {
    return new SettingType<>("a path is accepted", SettingType::file, Path::toString);
  }

  /// @param words the values, each by the word that stands for it
  public static <T> SettingType<T> word(Map<String, T> words) {
    return new SettingType<>(
        "accepted are " + String.join(", ", words.keySet()),
        text -> Optional.ofNullable(words.get(text.toLowerCase(Locale.ROOT))),
        value ->
            words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .findFirst()
                .orElseThrow()
                .getKey());
  }

  private static Optional<Integer> integer(String text) {
    return text.matches("-?\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Duration> time(String text) {
    Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      Duration unit = TIMES.getOrDefault(matcher.group(2), Duration.ZERO);
      return Optional.of(unit.multipliedBy(Long.parseLong(matcher.group(1))));
    }
    try {
      return Optional.of(Duration.parse(text)).filter(duration -> !duration.isNegative());
    } catch (DateTimeException notEither) {
      return Optional.empty();
    }
  }

  private static String shown(Duration duration) {
    if (duration.toMillisPart() != 0) {
      return duration.toMillis() + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds != 0 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds != 0 && seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private static Optional<ByteSize> bytes(String text) {
    Matcher matcher = SIZE.matcher(text.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2);
    int steps = "BKMGT".indexOf(unit.charAt(0));
    BigDecimal factor = BigDecimal.valueOf(unit.endsWith("IB") ? 1024 : 1000).pow(steps);
    BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(factor);
    return bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
        ? Optional.of(new ByteSize(bytes.longValue()))
        : Optional.empty();
  }

  private static Optional<Path> file(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
