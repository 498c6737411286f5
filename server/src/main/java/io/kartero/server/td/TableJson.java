package io.kartero.server.td;

import io.kartero.server.database.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/// A table. Its schema is JSON text inside JSON, pairs of name and type, without `time`.
@JsonNaming(SnakeCaseStrategy.class)
record TableJson(
    long id,
    String name,
    String type,
    @Nullable Long count,
    String schema,
    @Nullable Long estimatedStorageSize,
    String createdAt,
    String updatedAt,
    String counterUpdatedAt,
    @Nullable String lastLogTimestamp,
    boolean deleteProtected,
    @Nullable Integer expireDays,
    boolean includeV) {

  static TableJson of(Table table, JsonMapper json) {
    String updated = TdTime.of(table.updatedAt());
    Optional<Instant> last =
        table.lastTime().isPresent()
            ? Optional.of(Instant.ofEpochSecond(table.lastTime().getAsLong()))
            : Optional.empty();
    return new TableJson(
        table.id(),
        table.name(),
        "log",
        known(table.count()),
        json.writeValueAsString(
            table.schema().stream()
                .map(column -> List.of(column.name(), column.type().word()))
                .toList()),
        known(table.estimatedBytes()),
        TdTime.of(table.createdAt()),
        updated,
        updated,
        TdTime.of(last),
        false,
        table.expireDays().isPresent() ? table.expireDays().getAsInt() : null,
        true);
  }

  /// Clients take null for 0.
  static @Nullable Long known(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }
}
