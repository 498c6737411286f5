package io.kartero.export.encode;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.export.encode.Dialect.Unmappable;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Dialects that tests start from.
final class Dialects {
  static final List<String> DELIMITERS =
      List.of(",", "\t", "|", ";", " ", "\\", "-", ".", ":", "1", "e", "¦", "、");
  static final List<String> NULL_STRINGS =
      List.of("", "\\N", "NULL", "0", "true", "1.5", "NaN", "12345678", "no value here, sorry");

  private Dialects() {}

  static Dialect of(
      String delimiter,
      String nullString,
      QuotePolicy quotes,
      Newline newline,
      FieldNewline newlineInField) {
    return new Dialect(
        delimiter,
        nullString,
        quotes,
        newline,
        newlineInField,
        Header.LINE,
        StandardCharsets.UTF_8,
        Unmappable.FAIL,
        new TimestampFormat.Embulk(),
        ZoneOffset.UTC);
  }

  /// Every combination of policy, delimiter, null string and newlines.
  static List<Dialect> all() {
    List<Dialect> dialects = new ArrayList<>();
    for (QuotePolicy quotes : QuotePolicy.values()) {
      for (String delimiter : DELIMITERS) {
        for (String nullString : NULL_STRINGS) {
          for (Newline newline : Newline.values()) {
            for (FieldNewline newlineInField : FieldNewline.values()) {
              dialects.add(of(delimiter, nullString, quotes, newline, newlineInField));
            }
          }
        }
      }
    }
    return dialects;
  }

  static Dialect with(Dialect dialect, TimestampFormat format, ZoneId zone) {
    return with(dialect, dialect.header(), format, zone);
  }

  static Dialect withoutHeader(Dialect dialect) {
    return with(dialect, Header.NONE, dialect.timestampFormat(), dialect.zone());
  }

  private static Dialect with(Dialect dialect, Header header, TimestampFormat format, ZoneId zone) {
    return new Dialect(
        dialect.delimiter(),
        dialect.nullString(),
        dialect.quotes(),
        dialect.newline(),
        dialect.newlineInField(),
        header,
        dialect.charset(),
        dialect.unmappable(),
        format,
        zone);
  }
}
