package io.kartero.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can be measured.
enum SuiteName {
  CSV("plain CSV, against DuckDB's COPY and Polars"),
  GZIP("gzip, against DuckDB's COPY and Polars");

  private final String summary;

  SuiteName(String summary) {
    this.summary = summary;
  }

  /// As people type it.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String summary() {
    return summary;
  }

  static Optional<SuiteName> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
