package io.kartero.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
  @Test
  void aStartedServerSaysThatItIsWell(@TempDir Path home) {
    try (TestServer server = TestServer.start(home)) {
      var answer = server.send(server.request("/health").GET());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"status\":\"UP\"");
    }
  }
}
