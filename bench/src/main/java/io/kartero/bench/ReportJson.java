package io.kartero.bench;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The results for programs: every single measurement, and what the text says of them.
final class ReportJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private ReportJson(JsonGenerator json) {
    this.json = json;
  }

  static String of(Machine machine, List<MeasuredSuite> suites) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      new ReportJson(json).write(machine, suites);
    }
    return text.toString();
  }

  private void write(Machine machine, List<MeasuredSuite> suites) {
    json.writeStartObject();
    json.writeObjectPropertyStart("machine");
    json.writeStringProperty("system", machine.system());
    json.writeStringProperty("processor", machine.processor());
    json.writeNumberProperty("processors", machine.processors());
    json.writeNumberProperty("memoryBytes", machine.memoryBytes());
    json.writeStringProperty("java", machine.java());
    json.writeNumberProperty("load", machine.load());
    json.writeEndObject();
    json.writeArrayPropertyStart("suites");
    suites.forEach(this::write);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(MeasuredSuite measured) {
    Suite suite = measured.suite();
    json.writeStartObject();
    json.writeStringProperty("name", suite.name().word());
    json.writeStringProperty("ground", suite.ground());
    json.writeNumberProperty("rounds", measured.rounds());
    json.writeStringProperty("baseline", suite.baseline());
    json.writeArrayPropertyStart("contenders");
    suite.contenders().forEach(contender -> write(contender, suite, measured.results()));
    json.writeEndArray();
    json.writeArrayPropertyStart("missing");
    suite.missing().forEach(this::write);
    json.writeEndArray();
    json.writeArrayPropertyStart("bars");
    suite.bars().forEach(bar -> write(bar, measured.results()));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Entrant.Contender contender, Suite suite, Results results) {
    String name = contender.name();
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("version", contender.version());
    json.writeArrayPropertyStart("runs");
    results.of(name).forEach(this::write);
    json.writeEndArray();
    write("wallRatio", results, name, suite.baseline(), Measurement::wallSeconds);
    write("cpuRatio", results, name, suite.baseline(), Measurement::cpuSeconds);
    json.writeEndObject();
  }

  private void write(Measurement run) {
    json.writeStartObject();
    json.writeNumberProperty("wallSeconds", run.wallSeconds());
    json.writeNumberProperty("cpuSeconds", run.cpuSeconds());
    run.peakBytes().ifPresent(peak -> json.writeNumberProperty("peakBytes", peak));
    json.writeNumberProperty("bytes", run.bytes());
    json.writeEndObject();
  }

  private void write(
      String property,
      Results results,
      String contender,
      String base,
      ToDoubleFunction<Measurement> value) {
    results
        .ratio(contender, base, value)
        .ifPresent(
            ratio -> {
              json.writeObjectPropertyStart(property);
              json.writeNumberProperty("median", ratio.median());
              json.writeNumberProperty("min", ratio.min());
              json.writeNumberProperty("max", ratio.max());
              json.writeEndObject();
            });
  }

  private void write(Entrant.Missing missing) {
    json.writeStartObject();
    json.writeStringProperty("name", missing.name());
    json.writeStringProperty("reason", missing.reason());
    json.writeStringProperty("remedy", missing.remedy());
    json.writeEndObject();
  }

  private void write(Bar bar, Results results) {
    Optional<Bar.Verdict> verdict = bar.judge(results);
    json.writeStartObject();
    json.writeStringProperty("contender", bar.contender());
    json.writeStringProperty("demand", bar.demand());
    verdict.ifPresent(
        judged -> {
          json.writeStringProperty("found", judged.found());
          json.writeStringProperty("mark", judged.mark().name().toLowerCase(Locale.ROOT));
        });
    json.writeEndObject();
  }
}
