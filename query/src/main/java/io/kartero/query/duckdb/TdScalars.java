package io.kartero.query.duckdb;

import io.kartero.query.td.TdTime;
import io.kartero.rows.DataType.Scalar;
import java.util.List;
import java.util.function.Function;

/// What computes in Treasure Data's functions of time. Apart from [TdFunctions], so that a start
/// without them does not pay for it.
final class TdScalars {
  private static final Scalar NUMBER = Scalar.BIGINT;
  private static final Scalar TEXT = Scalar.VARCHAR;

  static final List<ScalarFunction> ALL =
      List.of(
          function(
              "td_time_parse",
              NUMBER,
              List.of(TEXT),
              td -> (in, row) -> td.parse(in.text(0, row), "UTC")),
          function(
              "td_time_parse",
              NUMBER,
              List.of(TEXT, TEXT),
              td -> (in, row) -> td.parse(in.text(0, row), in.text(1, row))),
          function(
              "td_time_range__time",
              NUMBER,
              List.of(TEXT, TEXT),
              td -> (in, row) -> td.parse(in.text(0, row), in.text(1, row))),
          function(
              "td_time_range__time",
              NUMBER,
              List.of(NUMBER, TEXT),
              td -> (in, row) -> in.number(0, row)),
          function(
              "td_time_format",
              TEXT,
              List.of(NUMBER, TEXT),
              td -> (in, row) -> td.format(in.number(0, row), in.text(1, row), "UTC")),
          function(
              "td_time_format",
              TEXT,
              List.of(NUMBER, TEXT, TEXT),
              td -> (in, row) -> td.format(in.number(0, row), in.text(1, row), in.text(2, row))),
          function(
              "td_time_string",
              TEXT,
              List.of(NUMBER, TEXT),
              td -> (in, row) -> td.string(in.number(0, row), in.text(1, row), "UTC")),
          function(
              "td_time_string",
              TEXT,
              List.of(NUMBER, TEXT, TEXT),
              td -> (in, row) -> td.string(in.number(0, row), in.text(1, row), in.text(2, row))),
          function(
              "td_date_trunc",
              NUMBER,
              List.of(TEXT, NUMBER),
              td -> (in, row) -> td.truncate(in.text(0, row), in.number(1, row), "UTC")),
          function(
              "td_date_trunc",
              NUMBER,
              List.of(TEXT, NUMBER, TEXT),
              td -> (in, row) -> td.truncate(in.text(0, row), in.number(1, row), in.text(2, row))),
          function(
              "td_time_add",
              NUMBER,
              List.of(NUMBER, TEXT),
              td -> (in, row) -> td.add(in.number(0, row), in.text(1, row))),
          function(
              "td_time_add",
              NUMBER,
              List.of(NUMBER, TEXT, TEXT),
              td -> (in, row) -> td.add(in.number(0, row), in.text(1, row))),
          function(
              "td_time_add",
              NUMBER,
              List.of(TEXT, TEXT),
              td -> (in, row) -> td.add(td.parse(in.text(0, row), "UTC"), in.text(1, row))),
          function(
              "td_time_add",
              NUMBER,
              List.of(TEXT, TEXT, TEXT),
              td ->
                  (in, row) -> td.add(td.parse(in.text(0, row), in.text(2, row)), in.text(1, row))),
          function(
              "td_interval__start",
              NUMBER,
              List.of(TEXT, TEXT, NUMBER),
              td ->
                  (in, row) ->
                      td.intervalStart(in.text(0, row), in.text(1, row), in.number(2, row))),
          function(
              "td_interval__end",
              NUMBER,
              List.of(TEXT, TEXT, NUMBER),
              td ->
                  (in, row) ->
                      td.intervalEnd(in.text(0, row), in.text(1, row), in.number(2, row))));

  private TdScalars() {}

  private static ScalarFunction function(
      String name,
      Scalar result,
      List<Scalar> parameters,
      Function<TdTime, ScalarFunction.Body> body) {
    return new ScalarFunction(name, parameters, result, () -> body.apply(new TdTime()));
  }
}
