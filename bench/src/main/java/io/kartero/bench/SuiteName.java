package io.kartero.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can be measured.
enum SuiteName {
  CSV("plain CSV, against DuckDB's COPY and Polars", Length.USUAL),
  DIALECTS("CRLF, a null string, tabs, quotes everywhere, against the default", Length.USUAL),
  GZIP("gzip, against DuckDB's COPY and Polars; its size against zlib's", Length.USUAL),
  PGP("OpenPGP on top of gzip, against gzip alone and gpg", Length.USUAL),
  DELIVERY("an upload to a bare HTTP server on this machine, against a folder", Length.USUAL),
  COLD("1,000 rows from a cold command line, against a JVM that does nothing", Length.USUAL),
  MEMORY("peak memory of a tenth of the profiles and of all of them", Length.USUAL),
  TRINO("a Trino's lineitem, against its client's rows as CSV; needs --trino", Length.LONG),
  JAVA("gzip, against getString + Commons CSV and Embulk's formatter", Length.LONG),
  MEMORY_10X("peak memory of ten times the profiles; needs disk for them", Length.LONG);

  enum Length {
    USUAL,
    LONG
  }

  private final String summary;
  private final Length length;

  SuiteName(String summary, Length length) {
    this.summary = summary;
    this.length = length;
  }

  /// As people type it.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String summary() {
    return summary;
  }

  boolean isLong() {
    return length == Length.LONG;
  }

  static Optional<SuiteName> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
