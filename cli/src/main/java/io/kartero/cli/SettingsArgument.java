package io.kartero.cli;

import io.kartero.export.settings.ExportSettings;
import io.kartero.export.settings.SettingsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a result goes and how: the settings of an export, and the time that its name may hold.
final class SettingsArgument {
  @Option(
      names = {"-r", "--result"},
      paramLabel = "JSON|@FILE",
      description = "The settings as one JSON object, or @ and the name of a file that holds it.")
  private @Nullable String json;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, before those of -r; may be repeated.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--scheduled-time",
      paramLabel = "TIME",
      description =
          "The time for ${session_date} and its like in path_prefix: a date, or a time as"
              + " 2026-01-31T06:10:00, with Z or +09:00 behind it or else in the setting timezone;"
              + " default: now.")
  private @Nullable String scheduledTime;

  ExportSettings read() {
    if (json == null) {
      return SettingsJson.of(overrides);
    }
    if (!json.startsWith("@") && json.endsWith(".json")) {
      throw new CallerError("-r", "'" + json + "' is no JSON object", "for a file write @" + json);
    }
    return SettingsJson.parse(json.startsWith("@") ? file(json.substring(1)) : json, overrides);
  }

  private static String file(String name) {
    Complaints.refuseFolder("-r", Path.of(name));
    try {
      return Files.readString(Path.of(name));
    } catch (IOException e) {
      throw new CallerError("-r", Complaints.inWords(e), "");
    }
  }

  ZonedDateTime session(Instant now, ZoneId zone) {
    if (scheduledTime == null) {
      return now.atZone(zone);
    }
    String text = scheduledTime.strip().replace(' ', 'T');
    try {
      if (text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})") && text.contains("T")) {
        return OffsetDateTime.parse(text).toZonedDateTime();
      }
      return text.contains("T")
          ? LocalDateTime.parse(text).atZone(zone)
          : LocalDate.parse(text).atStartOfDay(zone);
    } catch (DateTimeException e) {
      throw new CallerError(
          "--scheduled-time",
          "'" + scheduledTime + "' is no time",
          "write it as 2026-01-31, 2026-01-31T06:10:00 or 2026-01-31T06:10:00+09:00");
    }
  }
}
