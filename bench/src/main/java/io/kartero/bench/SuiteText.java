package io.kartero.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// A suite's results for people.
final class SuiteText {
  private static final String[] HEADER = {
    "", "wall s", "CPU s", "peak MB", "MB written", "MB/s", "wall ratio", "", "CPU ratio", ""
  };

  private final Suite suite;
  private final Results results;

  private SuiteText(Suite suite, Results results) {
    this.suite = suite;
    this.results = results;
  }

  static String of(MeasuredSuite measured) {
    Suite suite = measured.suite();
    SuiteText text = new SuiteText(suite, measured.results());
    String title =
        "%s: %s\n  rounds: %d; times are medians, peaks the most; ratios to %s\n"
            .formatted(
                suite.name().word(), suite.ground(), measured.rounds(), suite.baseline());
    return title + text.contenders() + text.missing() + text.bars() + text.versions();
  }

  private TextTable contenders() {
    TextTable table = new TextTable(TextTable.Numbers.ALL_BUT_THE_FIRST);
    table.row(HEADER);
    suite
        .contenders()
        .map(Entrant::name)
        .filter(results::has)
        .forEach(name -> table.row(row(name)));
    return table;
  }

  private String[] row(String name) {
    double wall = median(name, Measurement::wallSeconds);
    double megabytes = median(name, Measurement::megabytes);
    List<String> row = new ArrayList<>();
    row.add(name);
    row.add(number("%.2f", wall));
    row.add(number("%.2f", median(name, Measurement::cpuSeconds)));
    row.add(peak(name));
    row.add(number("%,.1f", megabytes));
    row.add(number("%,.0f", megabytes / wall));
    row.addAll(ratio(name, Measurement::wallSeconds));
    row.addAll(ratio(name, Measurement::cpuSeconds));
    return row.toArray(String[]::new);
  }

  private double median(String name, ToDoubleFunction<Measurement> value) {
    return results.spread(name, value).map(Spread::median).orElseThrow();
  }

  private String peak(String name) {
    OptionalLong most =
        results.of(name).stream()
            .map(Measurement::peakBytes)
            .flatMapToLong(OptionalLong::stream)
            .max();
    return most.isPresent() ? number("%,.0f", most.getAsLong() / 1e6) : "unknown";
  }

  private List<String> ratio(String name, ToDoubleFunction<Measurement> value) {
    Optional<Spread> ratio =
        name.equals(suite.baseline())
            ? Optional.empty()
            : results.ratio(name, suite.baseline(), value);
    return ratio
        .map(
            spread ->
                List.of(
                    number("%.2f", spread.median()),
                    "(" + number("%.2f", spread.min()) + ".." + number("%.2f", spread.max()) + ")"))
        .orElse(List.of("1", ""));
  }

  private static String number(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }

  private String missing() {
    return suite
        .missing()
        .map(
            missing ->
                "  %s was not measured: %s (%s)\n"
                    .formatted(missing.name(), missing.reason(), missing.remedy()))
        .collect(Collectors.joining());
  }

  private TextTable bars() {
    TextTable table = new TextTable(TextTable.Numbers.NONE);
    for (Bar bar : suite.bars()) {
      Optional<Bar.Verdict> verdict = bar.judge(results);
      table.row(
          "bar",
          bar.contender() + ": " + bar.demand(),
          verdict.map(Bar.Verdict::found).orElse(""),
          verdict.map(Bar.Verdict::mark).map(Bar.Mark::word).orElse("not judged"));
    }
    return table;
  }

  private String versions() {
    return suite
        .contenders()
        .map(Entrant.Contender::version)
        .distinct()
        .collect(Collectors.joining(", ", "  with ", "\n"));
  }
}
