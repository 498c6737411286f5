package io.kartero.server.td;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What `job/status` gives. Ruby's client reads `start_at`, Java's `started_at`.
@JsonNaming(SnakeCaseStrategy.class)
record JobStatusJson(
    String jobId,
    String status,
    String createdAt,
    String updatedAt,
    @Nullable String startAt,
    @Nullable String startedAt,
    @Nullable String endAt,
    long duration,
    @Nullable Long cpuTime,
    long resultSize,
    long numRecords) {}
