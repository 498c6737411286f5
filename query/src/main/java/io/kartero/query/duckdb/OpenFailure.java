package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says why a warehouse could not be opened, and what to do.
final class OpenFailure {
  private static final Pattern LOCKED =
      Pattern.compile("Conflicting lock is held in (.+) \\(PID (\\d+)\\)");

  private OpenFailure() {}

  static QueryException of(Path file, String reason) {
    return of(file, reason, null);
  }

  static QueryException of(Path file, String reason, @Nullable Throwable cause) {
    return new QueryException(QueryException.Code.ENGINE, message(file, reason), -1, cause);
  }

  private static String message(Path file, String reason) {
    Matcher locked = LOCKED.matcher(reason);
    if (locked.find()) {
      return "the warehouse "
          + file
          + " is in use by another process, "
          + locked.group(1)
          + " (PID "
          + locked.group(2)
          + "); stop it or wait until it has ended";
    }
    if (reason.contains("not a valid DuckDB database file")) {
      return "the warehouse " + file + " is no DuckDB database; name another file";
    }
    return "cannot open the warehouse " + file + ": " + reason;
  }
}
