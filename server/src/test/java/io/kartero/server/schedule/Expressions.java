package io.kartero.server.schedule;

import io.kartero.server.schedule.CronOracle.Field;
import io.kartero.server.schedule.CronOracle.Item;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Expressions for the oracle.
final class Expressions {
  private static final Pattern ITEM = Pattern.compile("(\\*|(\\d+)(?:-(\\d+))?)(?:/(\\d+))?");

  private Expressions() {}

  static Arbitrary<CronOracle> any() {
    return Combinators.combine(
            field(0, 59, 3), field(0, 23, 2), field(1, 31, 2), field(1, 12, 6), field(0, 7, 3))
        .as((minute, hour, day, month, week) ->
            new CronOracle(List.of(minute, hour, day, month, week)));
  }

  /// @param stars how often of ten a field is `*`
  private static Arbitrary<Field> field(int lowest, int highest, int stars) {
    Arbitrary<Item> one =
        Arbitraries.integers()
            .between(lowest, highest)
            .map(value -> new Item(false, value, value, 0));
    Arbitrary<Item> range =
        Combinators.combine(
                Arbitraries.integers().between(lowest, highest),
                Arbitraries.integers().between(lowest, highest),
                Arbitraries.integers().between(0, 7))
            .as((a, b, step) ->
                new Item(false, Math.min(a, b), Math.max(a, b), Math.min(step, highest - lowest)));
    Arbitrary<Item> stepped =
        Arbitraries.integers()
            .between(1, Math.min(20, highest - lowest))
            .map(step -> new Item(true, 0, 0, step));
    Arbitrary<Field> list =
        Arbitraries.oneOf(one, one, range, stepped)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(Field::new);
    Arbitrary<Field> star = Arbitraries.just(new Field(List.of(new Item(true, 0, 0, 0))));
    return Arbitraries.integers().between(0, 9).flatMap(chance -> chance < stars ? star : list);
  }

  static CronOracle read(String text) {
    return new CronOracle(
        Arrays.stream(text.replace("mon-fri", "1-5").replace("sun", "0").split(" "))
            .map(
                field -> new Field(Arrays.stream(field.split(",")).map(Expressions::item).toList()))
            .toList());
  }

  private static Item item(String text) {
    Matcher matcher = ITEM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, "no item: %s", text));
    }
    int step = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
    if (matcher.group(2) == null) {
      return new Item(true, 0, 0, step);
    }
    int first = Integer.parseInt(matcher.group(2));
    int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
    return new Item(false, first, last, step);
  }
}
