package io.kartero.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.server.connection.Connection;
import io.kartero.server.connection.Connections;
import io.kartero.server.connection.Destination;
import io.kartero.server.connection.Destinations;
import io.kartero.server.platform.HomeInUse;
import io.kartero.server.platform.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerTest {
  @TempDir private Path home;

  @Test
  void aStartedServerSaysThatItIsWell() {
    try (TestServer server = TestServer.start(home)) {
      var answer = server.send(server.request("/health").GET());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"status\":\"UP\"");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatWasSavedIsThereAfterARestart(TestDatabase database) {
    Map<String, String> settings =
        switch (database) {
          case H2 -> Map.of();
          case POSTGRESQL -> Map.of("KARTERO_DATABASE_URL", database.freshSettings().url());
        };
    Destination destination =
        new Destination.Inline(
            "{\"bucket\":\"samplebucket\",\"path_prefix\":\"a\",\"json_keyfile\":\"x\"}");
    Connection saved;
    String sealed;
    try (TestServer server = TestServer.start(home, settings)) {
      saved = server.bean(Connections.class).create("one", "{\"bucket\":\"samplebucket\"}");
      sealed = server.bean(Destinations.class).seal(destination);
    }
    try (TestServer server = TestServer.start(home, settings)) {
      assertThat(server.bean(Connections.class).list()).containsExactly(saved);
      assertThat(server.bean(Destinations.class).open(sealed)).isEqualTo(destination);
      assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aSecondServerLeavesTheHomeToTheFirst() {
    try (TestServer server = TestServer.start(home)) {
      assertThatThrownBy(() -> TestServer.start(home)).isInstanceOf(HomeInUse.class);
      assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
    }
  }
}
