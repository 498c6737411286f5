package io.kartero.export.check;

import io.kartero.export.check.Finding.Code;
import io.kartero.export.compress.Compression;
import io.kartero.export.settings.ExportSettings;
import io.kartero.export.settings.ObjectPath;
import io.kartero.export.settings.ObjectPath.Placeholder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What KARTE reads round the text: plain or gzip files, found by their exact name or a prefix.
final class FileRules {
  /// The limit of the BigQuery loader behind the import, for a compressed file.
  private static final long GZIP_LIMIT = 4_000_000_000L;

  private static final Set<Placeholder> UNPREDICTABLE =
      EnumSet.of(Placeholder.SESSION_TIME, Placeholder.SESSION_UNIXTIME, Placeholder.JOB_ID);

  private FileRules() {}

  static List<Finding> findings(ExportSettings settings) {
    List<Finding> findings = new ArrayList<>();
    if (settings.encryption().isPresent()) {
      findings.add(
          new Finding(
              Code.ENCRYPTED,
              "KARTE's documentation mentions no OpenPGP, and its import fails on encrypted files",
              "set compression to gz, unless something decrypts the file before KARTE reads it"));
    } else if (settings.compression() instanceof Compression.Bzip2) {
      findings.add(
          new Finding(
              Code.COMPRESSION_UNREAD,
              "KARTE reads plain and gzip files, not bzip2",
              "set compression to gz"));
    }
    name(settings, findings);
    return findings;
  }

  static List<Finding> findings(ExportSettings settings, Written written) {
    List<Finding> findings = new ArrayList<>();
    if (written.rows() == 0) {
      findings.add(
          new Finding(
              Code.NO_ROWS,
              "The query gave no rows, so KARTE has nothing to import",
              "look at the query, or set on_empty to skip or fail"));
    }
    if (gzipForKarte(settings) && written.bytes() > GZIP_LIMIT) {
      findings.add(
          new Finding(
              Code.FILE_TOO_LARGE,
              String.format(
                  Locale.ROOT,
                  "The gzip file has %,d bytes, and the loader behind KARTE's import refuses gzip"
                      + " files over 4 GB",
                  written.bytes()),
              "export fewer rows or columns at once"));
    }
    return findings;
  }

  private static void name(ExportSettings settings, List<Finding> findings) {
    ObjectPath path = settings.path();
    if (path.placeholders().stream().anyMatch(UNPREDICTABLE::contains)) {
      findings.add(
          new Finding(
              Code.NAME_UNPREDICTABLE,
              "KARTE cannot know this name beforehand and would have to import by prefix, which takes"
                  + " every object that matches, those of earlier runs too",
              "use a fixed name, or ${session_date_compact} alone"));
    }
    if (path.template().contains("{{")) {
      findings.add(
          new Finding(
              Code.NAME_OF_KARTE,
              "{{...}} is a placeholder of KARTE's own import; in the object's name it stays as it"
                  + " is",
              "write ${session_date_compact} for the date"));
    }
    if (path.template().toLowerCase(Locale.ROOT).endsWith(".gz")
        && settings.encryption().isEmpty()
        && !gzipForKarte(settings)) {
      findings.add(
          new Finding(
              Code.NAME_MISLEADS,
              "The name ends with .gz, but the file is not compressed with gzip",
              "set compression to gz, or name the file otherwise"));
    }
  }

  private static boolean gzipForKarte(ExportSettings settings) {
    return settings.encryption().isEmpty() && settings.compression() instanceof Compression.Gzip;
  }
}
