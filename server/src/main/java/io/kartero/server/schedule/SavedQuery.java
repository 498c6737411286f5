package io.kartero.server.schedule;

import io.kartero.server.connection.Destination;
import java.util.Optional;

/// What runs.
///
/// @param type what the client calls the engine, as in `presto`
/// @param engine the engine that is to run it, where one is named
/// @param result where the rows go
/// @param priority from -2 to 2, the higher the sooner
/// @param retryLimit how often a failure that can pass is tried again
public record SavedQuery(
    String type,
    Optional<String> engine,
    String database,
    String sql,
    Optional<Destination> result,
    int priority,
    int retryLimit) {}
