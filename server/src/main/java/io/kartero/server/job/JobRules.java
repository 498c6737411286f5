package io.kartero.server.job;

import io.kartero.export.settings.Problem;
import io.kartero.server.platform.Invalid;
import java.util.ArrayList;
import java.util.List;

/// What a request may ask for.
final class JobRules {
  private static final int PRIORITY = 2;
  private static final int MOST_RETRIES = 100;
  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_TYPE = 40;

  private JobRules() {}

  /// @throws Invalid with everything that is wrong
  static void check(JobRequest request) {
    List<Problem> problems = new ArrayList<>();
    if (request.sql().isBlank()) {
      problems.add(new Problem("query", "is empty", "give the SQL to run"));
    }
    if (request.database().isBlank() || request.database().length() > LONGEST_KEY) {
      problems.add(new Problem("database", "is missing", "name the database of the query"));
    }
    if (request.type().isBlank() || request.type().length() > LONGEST_TYPE) {
      problems.add(new Problem("type", "is missing", "presto is one"));
    }
    checkLimits(request, problems);
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
  }

  private static void checkLimits(JobRequest request, List<Problem> problems) {
    if (Math.abs(request.priority()) > PRIORITY) {
      problems.add(
          new Problem("priority", "is " + request.priority(), "-2 (very low) to 2 (very high)"));
    }
    if (request.retryLimit() < 0 || request.retryLimit() > MOST_RETRIES) {
      problems.add(
          new Problem("retry_limit", "is " + request.retryLimit(), "0 to " + MOST_RETRIES));
    }
    request
        .domainKey()
        .filter(key -> key.isBlank() || key.length() > LONGEST_KEY)
        .ifPresent(key ->
            problems.add(
                new Problem(
                    "domain_key",
                    "has %d characters".formatted(key.length()),
                    "1 to " + LONGEST_KEY)));
  }
}
