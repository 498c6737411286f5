package io.kartero.server.database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A table of a database.
///
/// @param schema its columns without `time`, which every table has
/// @param estimatedBytes roughly what it takes on the disk
/// @param lastTime the largest `time` in it
public record Table(
    long id,
    String database,
    String name,
    long count,
    List<TableColumn> schema,
    long estimatedBytes,
    OptionalLong lastTime,
    OptionalInt expireDays,
    Instant createdAt,
    Instant updatedAt) {
  /// The column of that name, in any case.
  Optional<TableColumn> column(String wanted) {
    return schema.stream().filter(column -> column.name().equalsIgnoreCase(wanted)).findFirst();
  }
}
