package io.kartero.export.encode;

/// How a timestamp is written.
public sealed interface TimestampFormat {
  /// `2015-01-19 20:25:28.000`, with six or nine digits where three would lose some, and ` UTC` (or
  /// the zone's offset) behind it where the type has a zone. BigQuery reads it.
  record Presto() implements TimestampFormat {}

  /// Embulk's own default: `2015-01-19 20:25:28.000000 +0000`.
  record Embulk() implements TimestampFormat {}

  /// A pattern of `%` directives, as strftime has them.
  record Pattern(String text) implements TimestampFormat {}
}
