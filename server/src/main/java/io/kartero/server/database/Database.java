package io.kartero.server.database;

import java.time.Instant;

/// A database: a schema of the warehouse.
///
/// @param count the rows of all its tables
public record Database(long id, String name, long count, Instant createdAt, Instant updatedAt) {}
