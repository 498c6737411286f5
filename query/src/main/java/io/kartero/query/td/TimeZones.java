package io.kartero.query.td;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Time zones by name, in any case: `UTC`, `JST`, `PDT`, `Asia/Tokyo`, `+09:00`, `+0900`.
public final class TimeZones {
  private static final Map<String, ZoneId> BY_NAME = names();

  /// Offsets, and whatever else [ZoneId] reads; there are not many, and still not endlessly many.
  private static final Map<String, ZoneId> OTHERS = new ConcurrentHashMap<>();

  private static final int MOST_OTHERS = 1000;

  private TimeZones() {}

  /// @throws IllegalArgumentException when there is no such zone
  public static ZoneId of(String name) {
    ZoneId known = BY_NAME.get(name);
    if (known == null) {
      known = OTHERS.get(name);
    }
    return known == null ? read(name) : known;
  }

  private static ZoneId read(String name) {
    ZoneId zone = BY_NAME.get(name.strip().toLowerCase(Locale.ROOT));
    if (zone == null) {
      try {
        zone = ZoneId.of(name.strip().toUpperCase(Locale.ROOT));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "'" + name + "' is no time zone; write one as UTC, JST, Asia/Tokyo or +09:00", e);
      }
    }
    if (OTHERS.size() < MOST_OTHERS) {
      OTHERS.put(name, zone);
    }
    return zone;
  }

  /// Java's zones and its three letters, and the summer times of North America, which it lacks: as
  /// offsets, for they say which offset they mean.
  private static Map<String, ZoneId> names() {
    Map<String, ZoneId> zones = new HashMap<>();
    ZoneId.getAvailableZoneIds()
        .forEach(name -> zones.put(name.toLowerCase(Locale.ROOT), ZoneId.of(name)));
    ZoneId.SHORT_IDS.forEach(
        (name, zone) -> zones.put(name.toLowerCase(Locale.ROOT), ZoneId.of(zone)));
    Map.of("pdt", "-07:00", "mdt", "-06:00", "cdt", "-05:00", "edt", "-04:00")
        .forEach((name, offset) -> zones.put(name, ZoneId.of(offset)));
    return Map.copyOf(zones);
  }
}
