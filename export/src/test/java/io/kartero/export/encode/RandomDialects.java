package io.kartero.export.encode;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.export.encode.Dialect.Unmappable;
import io.kartero.export.encode.TimestampPattern.Directive;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;

/// Dialects with any character for a delimiter, any text for NULL, and any pattern for timestamps.
final class RandomDialects {
  static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          Charset.forName("Shift_JIS"),
          Charset.forName("windows-31j"),
          Charset.forName("EUC-JP"));

  private static final List<String> ZONES =
      List.of("UTC", "Asia/Tokyo", "America/New_York", "Asia/Kathmandu", "-00:30", "Africa/Cairo");
  private static final List<String> LITERALS =
      List.of(" ", "-", ":", "T", "年", "\"", "\n", ",", ".", "'", "at ", "\\", "1");

  private RandomDialects() {}

  static Dialect next(RandomGenerator random) {
    Charset charset =
        random.nextBoolean() ? StandardCharsets.UTF_8 : CHARSETS.get(random.nextInt(4));
    String delimiter = delimiter(charset, random);
    return new Dialect(
        delimiter,
        nullString(delimiter, charset, random),
        pick(QuotePolicy.values(), random),
        pick(Newline.values(), random),
        pick(FieldNewline.values(), random),
        pick(Header.values(), random),
        charset,
        Unmappable.REPLACE,
        timestampFormat(random),
        ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))).normalized());
  }

  private static <T> T pick(T[] values, RandomGenerator random) {
    return values[random.nextInt(values.length)];
  }

  private static String delimiter(Charset charset, RandomGenerator random) {
    if (random.nextBoolean()) {
      String known = Dialects.DELIMITERS.get(random.nextInt(Dialects.DELIMITERS.size()));
      return charset.newEncoder().canEncode(known) ? known : ",";
    }
    while (true) {
      String any = Character.toString((char) random.nextInt(1 << 4 * random.nextInt(1, 5)));
      if (charset.newEncoder().canEncode(any) && !"\r\n\"".contains(any)) {
        return any;
      }
    }
  }

  private static String nullString(String delimiter, Charset charset, RandomGenerator random) {
    if (random.nextBoolean()) {
      return Dialects.NULL_STRINGS.get(random.nextInt(Dialects.NULL_STRINGS.size()));
    }
    String any = RandomRows.anyText(random.nextInt(20), random);
    return charset.newEncoder().canEncode(any)
        ? any.replaceAll("[\r\n\"]", "?").replace(delimiter, "")
        : "無";
  }

  private static TimestampFormat timestampFormat(RandomGenerator random) {
    if (random.nextInt(3) == 0) {
      return new TimestampFormat.Embulk();
    }
    StringBuilder pattern = new StringBuilder("%Y");
    for (int parts = random.nextInt(8); parts > 0; parts--) {
      pattern.append(LITERALS.get(random.nextInt(LITERALS.size())));
      Directive directive = pick(Directive.values(), random);
      pattern.append(EmbulkTest.OWN.contains(directive) ? "" : directive.letters());
    }
    return new TimestampFormat.Pattern(pattern.toString());
  }
}
