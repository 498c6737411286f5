package io.kartero.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whole tables, as other programs write them too.
final class PeerSuites {
  private static final Map<String, String> GZIP = Map.of("compression", "gz");

  private final Bench bench;
  private final Lab lab;

  PeerSuites(Bench bench, Lab lab) {
    this.bench = bench;
    this.lab = lab;
  }

  Suite csv(Dataset data) throws IOException, InterruptedException {
    double bar =
        switch (data.table()) {
          case LINEITEM -> 0.6;
          case PROFILES -> 0.75;
        };
    return new Suite(
        SuiteName.CSV,
        data.description() + " as plain CSV",
        data.inputs(),
        Lab.COPY,
        both(
            List.of(
                lab.copy(data, ""),
                lab.kartero(Lab.KARTERO, data, Map.of()),
                lab.polars(data, "uncompressed")),
            lab.rival(data, Map.of())),
        List.of(
            new Bar.WallRatio(Lab.KARTERO, Lab.COPY, bar),
            new Bar.WallRatio(Lab.KARTERO, Lab.POLARS, 1)));
  }

  Suite gzip(Dataset data) throws IOException, InterruptedException {
    Entrant.Contender kartero = lab.kartero(Lab.KARTERO, data, GZIP);
    long zlib = ZlibLength.of(bench, kartero.invocation());
    return new Suite(
        SuiteName.GZIP,
        data.description() + " as CSV in gzip",
        data.inputs(),
        Lab.COPY,
        both(
            List.of(lab.copy(data, ", COMPRESSION gzip"), kartero, lab.polars(data, "gzip")),
            lab.rival(data, GZIP)),
        List.of(
            new Bar.WallRatio(Lab.KARTERO, Lab.COPY, 0.22),
            new Bar.WallRatio(Lab.KARTERO, Lab.POLARS, 1),
            new Bar.Size(Lab.KARTERO, "zlib level 6", zlib, 1.002)));
  }

  Suite java(Dataset data) {
    return new Suite(
        SuiteName.JAVA,
        data.description() + " as CSV in gzip",
        data.inputs(),
        Lab.COMMONS,
        both(
            List.of(
                lab.commonsCsv(data), lab.kartero(Lab.KARTERO, data, GZIP), lab.embulk(data)),
            lab.rival(data, GZIP)),
        List.of(new Bar.TimesAsFast(Lab.KARTERO, Lab.COMMONS, 6)));
  }

  private static List<Entrant> both(List<Entrant> some, List<? extends Entrant> more) {
    List<Entrant> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
