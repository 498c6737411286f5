package io.kartero.server.td;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A job as `job/show`, `job/list` and `schedule/history` give it. A query is never null, since
/// Java's client fails on it; the result's schema is JSON text inside JSON.
///
/// @param duration in seconds
/// @param result where the rows go, its secrets masked; empty if nowhere
@JsonNaming(SnakeCaseStrategy.class)
record JobJson(
    String jobId,
    String type,
    String database,
    String query,
    String status,
    String url,
    String createdAt,
    @Nullable String startAt,
    String updatedAt,
    @Nullable String endAt,
    @Nullable Long cpuTime,
    long resultSize,
    long duration,
    String userName,
    long numRecords,
    String result,
    int priority,
    int retryLimit,
    @Nullable String organization,
    @Nullable String hiveResultSchema,
    @Nullable String linkedResultExportJobId,
    @Nullable String resultExportTargetJobId,
    @Nullable String scheduledAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Debug debug) {

  /// @param cmdout what the job did
  /// @param stderr why it failed, and what to do
  record Debug(String cmdout, String stderr) {}
}
