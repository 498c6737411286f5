package io.kartero.server.connection;

import java.time.Instant;

/// A saved connection, fit to be shown.
///
/// @param settings as JSON, with its secrets masked
public record Connection(
    long id,
    String name,
    ConnectionType type,
    String settings,
    Instant createdAt,
    Instant updatedAt) {}
