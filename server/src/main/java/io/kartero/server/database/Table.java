package io.kartero.server.database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A table of a database.
///
/// @param schema its columns without `time`, which every table has
/// @param count its rows; empty where they would have to be counted first
/// @param estimatedBytes roughly what it takes on the disk; empty where that is not known
/// @param lastTime the largest `time` in it
public record Table(
    long id,
    String database,
    String name,
    OptionalLong count,
    List<TableColumn> schema,
    OptionalLong estimatedBytes,
    OptionalLong lastTime,
    OptionalInt expireDays,
    Instant createdAt,
    Instant updatedAt) {
  /// The column of that name, in any case.
  Optional<TableColumn> column(String wanted) {
    return schema.stream().filter(column -> column.name().equalsIgnoreCase(wanted)).findFirst();
  }
}
