package io.kartero.export.check;

import io.kartero.export.check.Finding.Code;
import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.TimestampFormat;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Time stamps are read as BigQuery has them: `2015-01-19 20:25:28`, up to six digits behind a dot,
/// then nothing, ` UTC`, `Z`, or an offset like `+09:00` without a space.
final class TimestampRules {
  private static final Set<Scalar> TIMESTAMPS =
      EnumSet.of(
          Scalar.TIMESTAMP_S,
          Scalar.TIMESTAMP_MS,
          Scalar.TIMESTAMP,
          Scalar.TIMESTAMP_NS,
          Scalar.TIMESTAMP_TZ);

  private static final Pattern READ =
      Pattern.compile("%Y-%m-%d( %H:%M:%S(\\.(%L|%3N|%6N))?( UTC|Z|%:z)?)?");

  private TimestampRules() {}

  /// When the columns are not known.
  static List<Finding> findings(Dialect dialect) {
    return format("Timestamps", dialect);
  }

  static List<Finding> findings(Dialect dialect, Schema schema) {
    List<Finding> findings = new ArrayList<>();
    String stamps = names(schema, TIMESTAMPS);
    if (!stamps.isEmpty()) {
      findings.addAll(format(stamps, dialect));
    }
    String nanoseconds = names(schema, EnumSet.of(Scalar.TIMESTAMP_NS));
    if (!nanoseconds.isEmpty() && dialect.timestampFormat() instanceof TimestampFormat.Presto) {
      findings.add(
          new Finding(
              Code.TIMESTAMP_TOO_FINE,
              nanoseconds + " may need nine digits behind the second; KARTE reads six",
              "cast to TIMESTAMP in the query"));
    }
    return findings;
  }

  private static List<Finding> format(String columns, Dialect dialect) {
    return switch (dialect.timestampFormat()) {
      case TimestampFormat.Presto presto -> List.of();
      case TimestampFormat.Embulk embulk ->
          List.of(unread(columns, "2015-01-19 20:25:28.000000 +0000"));
      case TimestampFormat.Pattern pattern ->
          isRead(pattern.text(), dialect) ? List.of() : List.of(unread(columns, pattern.text()));
    };
  }

  private static boolean isRead(String pattern, Dialect dialect) {
    String spelled = pattern.replace("%F", "%Y-%m-%d").replace("%T", "%H:%M:%S");
    String zoned = dialect.zone().equals(ZoneOffset.UTC) ? spelled.replace(" %Z", " UTC") : spelled;
    return READ.matcher(zoned).matches();
  }

  private static Finding unread(String columns, String written) {
    return new Finding(
        Code.TIMESTAMP_UNREAD,
        columns
            + " would be written as "
            + written
            + "; KARTE reads YYYY-MM-DD hh:mm:ss[.ffffff], then nothing, UTC after a space, Z, or an"
            + " offset like +09:00 without a space",
        "set timestamp_format to presto");
  }

  private static String names(Schema schema, Set<? extends DataType> types) {
    return schema.columns().stream()
        .filter(column -> types.contains(column.type()))
        .map(Column::name)
        .map(name -> "\"" + name + "\"")
        .collect(Collectors.joining(", "));
  }
}
