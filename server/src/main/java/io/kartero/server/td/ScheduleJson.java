package io.kartero.server.td;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A schedule, which is a saved query. td prints a priority that is no number as NORMAL.
///
/// @param cron empty for a query that is only saved
/// @param delay in seconds
/// @param result where the rows go, its secrets masked; empty if nowhere
/// @param start when it runs first; told of a new one
@JsonNaming(SnakeCaseStrategy.class)
record ScheduleJson(
    String id,
    String name,
    String cron,
    String timezone,
    long delay,
    String createdAt,
    String type,
    String query,
    String database,
    String userName,
    int priority,
    int retryLimit,
    String result,
    @Nullable String nextTime,
    @Nullable String organization,
    @Nullable String start) {}
