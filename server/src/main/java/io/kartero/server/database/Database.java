package io.kartero.server.database;

import java.time.Instant;
import java.util.OptionalLong;

/// A database: a schema of the warehouse, or of another engine.
///
/// @param count the rows of all its tables; empty where they would have to be counted first
public record Database(
    long id, String name, OptionalLong count, Instant createdAt, Instant updatedAt) {}
