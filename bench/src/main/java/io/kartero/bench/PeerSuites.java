package io.kartero.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whole tables, as other programs write them too.
final class PeerSuites {
  private PeerSuites() {}

  static Suite csv(Lab lab, Dataset data) throws IOException, InterruptedException {
    double bar =
        switch (data.table()) {
          case LINEITEM -> 0.6;
          case PROFILES -> 0.75;
        };
    return new Suite(
        SuiteName.CSV.word(),
        data.description() + " as plain CSV",
        List.of(data.warehouse(), data.parquet()),
        Lab.COPY,
        List.of(
            lab.copy(data, ""),
            lab.kartero(Lab.KARTERO, data, Map.of()),
            lab.polars(data, "uncompressed")),
        List.of(new Bar.WallRatio(Lab.KARTERO, Lab.COPY, bar)));
  }

  static Suite gzip(Lab lab, Dataset data) throws IOException, InterruptedException {
    List<Bar> bars = new ArrayList<>();
    bars.add(new Bar.WallRatio(Lab.KARTERO, Lab.COPY, 0.22));
    bars.add(new Bar.WallRatio(Lab.KARTERO, Lab.POLARS, 1));
    return new Suite(
        SuiteName.GZIP.word(),
        data.description() + " as CSV in gzip",
        List.of(data.warehouse(), data.parquet()),
        Lab.COPY,
        List.of(
            lab.copy(data, ", COMPRESSION gzip"),
            lab.kartero(Lab.KARTERO, data, Map.of("compression", "gz")),
            lab.polars(data, "gzip")),
        bars);
  }
}
