package io.kartero.server.td;

import io.kartero.server.connection.Destination;
import io.kartero.server.connection.Destinations;
import java.util.Optional;

/// Where a result goes, in the two ways that clients say it: td as the text of `result`, Digdag as
/// the id of a saved connection and the settings that its workflow adds.
final class Targets {
  private final Destinations destinations;

  Targets(Destinations destinations) {
    this.destinations = destinations;
  }

  Optional<Destination> read(Parameters parameters) {
    Optional<String> text = parameters.text("result");
    Optional<Long> connection = parameters.longInteger("result_connection_id");
    Optional<String> settings = parameters.text("result_connection_settings");
    if (text.isPresent() && connection.isPresent()) {
      parameters.problem(
          "result", "is given beside result_connection_id", "give one of the two, not both");
      return Optional.empty();
    }
    return text.map(destinations::parse)
        .or(() -> connection.map(id -> destinations.saved(id, settings.orElse(""))));
  }
}
