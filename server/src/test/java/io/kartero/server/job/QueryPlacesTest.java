package io.kartero.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.settings.Problem;
import io.kartero.query.Engine;
import io.kartero.query.engines.Engines;
import io.kartero.query.trino.TrinoEngine;
import io.kartero.query.trino.TrinoSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody is asked anything: an engine is reached when it gets its first query.
class QueryPlacesTest {
  private final Engine warehouse =
      new TrinoEngine(TrinoSettings.of(URI.create("http://unused.invalid"), "none", "nobody"));

  @SuppressWarnings("NullAway.Init")
  private Engines engines;

  @SuppressWarnings("NullAway.Init")
  private QueryPlaces places;

  @BeforeEach
  void read(@TempDir Path home) throws IOException {
    Path file = home.resolve(Engines.FILE);
    Files.writeString(
        file,
        """
        prod.url = http://prod.invalid
        prod.catalog = hive
        prod.user = kartero
        prod.databases = web_logs, sales=crm
        trino.url = http://trino.invalid
        trino.catalog = hive
        trino.user = kartero
        """);
    engines = Engines.of(file);
    places = new QueryPlaces(() -> warehouse, engines);
  }

  @AfterEach
  void close() {
    engines.close();
    warehouse.close();
  }

  private void assertPlace(Engines.Place place, Engine engine, String schema) {
    assertThat(place.engine()).isSameAs(engine);
    assertThat(place.schema()).isEqualTo(schema);
  }

  private Engine engine(String name) {
    return engines.on(name, "any").engine();
  }

  @Test
  void theEngineThatIsNamedComesFirst() {
    Optional<String> named = Optional.of("prod");
    assertPlace(places.of(named, "trino", "shop"), engine("prod"), "shop");
    assertPlace(places.of(named, "presto", "sales"), engine("prod"), "crm");
    assertPlace(places.of(Optional.of("warehouse"), "trino", "sales"), warehouse, "sales");
  }

  @Test
  void thenTheEngineOfTheNameOfTheType() {
    assertPlace(places.of(Optional.empty(), "trino", "sales"), engine("trino"), "sales");
  }

  @Test
  void thenTheOneThatTheDatabaseLivesOn() {
    assertPlace(places.of(Optional.empty(), "presto", "SALES"), engine("prod"), "crm");
    assertPlace(places.of(Optional.empty(), "presto", "web_logs"), engine("prod"), "web_logs");
  }

  @Test
  void everythingElseIsInTheWarehouse() {
    assertPlace(places.of(Optional.empty(), "presto", "shop"), warehouse, "shop");
    assertThat(places.isRemote(Optional.empty(), "presto", "shop")).isFalse();
    assertThat(places.isRemote(Optional.empty(), "presto", "sales")).isTrue();
  }

  @Test
  void aNameThatIsNoneIsExplained() {
    assertThat(places.problem("prod")).isEmpty();
    assertThat(places.problem("warehouse")).isEmpty();
    assertThat(places.problem("pord"))
        .contains(
            new Problem(
                "engine", "is \"pord\", which is none", "there are warehouse, prod, trino"));
    assertThat(QueryPlaces.warehouse(warehouse).problem("prod"))
        .contains(new Problem("engine", "is \"prod\", which is none", "there are warehouse"));
  }
}
