package io.kartero.export.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A time zone by its IANA name, in any case, or by its offset from UTC.
public final class ZoneName {
  private ZoneName() {}

  /// The zone by the name that was given.
  ///
  /// @param problems gets what is wrong with it, at the given field
  public static Optional<ZoneId> read(String field, String text, List<Problem> problems) {
    try {
      return Optional.of(named(text));
    } catch (Unfit unfit) {
      problems.add(unfit.of(field));
      return Optional.empty();
    }
  }

  /// A zone whose offset never changes comes back as that offset.
  static ZoneId parse(String text) {
    return named(text).normalized();
  }

  private static ZoneId named(String text) {
    String name = text.strip();
    Set<String> names = ZoneId.getAvailableZoneIds();
    Optional<String> exact = names.stream().filter(name::equalsIgnoreCase).findFirst();
    try {
      return ZoneId.of(exact.orElse(name.toUpperCase(Locale.ROOT)));
    } catch (DateTimeException noSuchZone) {
      throw new Unfit("is " + Shown.quoted(text) + ", which is no time zone", hint(name, names));
    }
  }

  private static String hint(String name, Set<String> names) {
    String accepted = "use an IANA name like Asia/Tokyo, or an offset like +09:00";
    return Optional.ofNullable(ZoneId.SHORT_IDS.get(name.toUpperCase(Locale.ROOT)))
        .or(() -> city(name, names))
        .or(() -> Nearest.of(name, names))
        .map(near -> accepted + "; did you mean " + near + "?")
        .orElse(accepted);
  }

  private static Optional<String> city(String name, Set<String> names) {
    String end = "/" + name.replace(' ', '_').toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(candidate -> candidate.toLowerCase(Locale.ROOT).endsWith(end))
        .min(Comparator.naturalOrder());
  }
}
