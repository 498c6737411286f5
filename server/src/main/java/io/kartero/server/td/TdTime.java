package io.kartero.server.td;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Times as the clients read them: `2026-11-23 18:43:18 UTC`.
final class TdTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private TdTime() {}

  static String of(Instant time) {
    return FORMAT.format(time);
  }

  static @Nullable String of(Optional<Instant> time) {
    return time.map(TdTime::of).orElse(null);
  }
}
