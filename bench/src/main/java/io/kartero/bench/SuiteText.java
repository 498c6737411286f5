package io.kartero.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// A suite's results for people.
final class SuiteText {
  private SuiteText() {}

  static String of(MeasuredSuite measured) {
    Suite suite = measured.suite();
    Results results = measured.results();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s; %d rounds, ratios to %s%n"
            .formatted(suite.name(), suite.ground(), measured.rounds(), suite.baseline()));
    text.append(table(suite, results));
    suite.missing().forEach(missing -> text.append(line(missing)));
    text.append(bars(suite, results));
    return text.toString();
  }

  private static TextTable table(Suite suite, Results results) {
    TextTable table = new TextTable();
    table.row(
        "", "wall s", "CPU s", "peak MB", "MB written", "MB/s", "wall ratio", "", "CPU ratio", "");
    suite
        .contenders()
        .filter(contender -> results.has(contender.name()))
        .forEach(contender -> table.row(row(suite, results, contender)));
    return table;
  }

  private static String[] row(Suite suite, Results results, Entrant.Contender contender) {
    String name = contender.name();
    Spread wall = results.spread(name, Measurement::wallSeconds);
    double megabytes = results.spread(name, Measurement::megabytes).median();
    Spread wallRatio = results.ratio(name, suite.baseline(), Measurement::wallSeconds);
    Spread cpuRatio = results.ratio(name, suite.baseline(), Measurement::cpuSeconds);
    boolean isBase = name.equals(suite.baseline());
    return new String[] {
      name,
      number("%.2f", wall.median()),
      number("%.2f", results.spread(name, Measurement::cpuSeconds).median()),
      peak(results, name),
      number("%,.1f", megabytes),
      number("%,.0f", megabytes / wall.median()),
      isBase ? "1" : number("%.2f", wallRatio.median()),
      isBase ? "" : range(wallRatio),
      isBase ? "1" : number("%.2f", cpuRatio.median()),
      isBase ? "" : range(cpuRatio)
    };
  }

  private static String peak(Results results, String name) {
    OptionalLong most =
        results.of(name).stream()
            .map(Measurement::peakBytes)
            .flatMapToLong(OptionalLong::stream)
            .max();
    return most.isPresent() ? number("%,.0f", most.getAsLong() / 1e6) : "unknown";
  }

  private static String range(Spread spread) {
    return "(" + number("%.2f", spread.min()) + ".." + number("%.2f", spread.max()) + ")";
  }

  private static String number(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }

  private static String line(Entrant.Missing missing) {
    return "  %s was not measured: %s (%s)%n"
        .formatted(missing.name(), missing.reason(), missing.remedy());
  }

  private static TextTable bars(Suite suite, Results results) {
    TextTable table = new TextTable();
    for (Bar bar : suite.bars()) {
      Optional<Bar.Verdict> verdict = bar.judge(results);
      String mark =
          switch (verdict.map(Bar.Verdict::mark).orElse(null)) {
            case MET -> "met";
            case MISSED -> "MISSED";
            case null -> "not judged";
          };
      table.row(
          "bar: " + bar.contender() + " " + bar.demand(),
          verdict.map(Bar.Verdict::found).orElse(""),
          mark);
    }
    return table;
  }
}
