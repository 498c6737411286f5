package io.kartero.server.td;

import com.treasuredata.client.TDClient;
import io.kartero.server.TestServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What real clients sent, sent again.
class ReplayTest {
  private static final String CONNECTION =
      "{\"type\":\"karte\",\"bucket\":\"samplebucket\",\"path_prefix\":\"connection.csv\"}";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "td",
        "digdag",
        "digdag-operators",
        "digdag-operators2",
        "td-client-java",
        "td-client-python"
      })
  void everyRequestOfARealClientIsAnsweredAsTheClientNeedsIt(String client) throws IOException {
    Path buckets = folder.resolve("buckets");
    for (String bucket : new String[] {"samplebucket", "your_bucket"}) {
      Files.createDirectories(buckets.resolve(bucket));
    }
    Map<String, String> settings = Map.of("KARTERO_BUCKET_FOLDER", buckets.toString());
    try (TestServer server = TestServer.start(folder.resolve("home"), settings)) {
      fill(server);
      Variables variables = new Variables().with("key", TestServer.ADMIN_KEY);
      new Replay(server.uri().getPort(), server.clock(), variables).play(Recording.named(client));
    }
  }

  /// What was there when the clients were recorded.
  private static void fill(TestServer server) {
    try (TDClient client = JavaClient.of(server)) {
      client.createDatabase("dataconnector_db");
      client.createDatabase("sample_datasets");
      client.createTable("sample_datasets", "www_access");
      client.importBytes(
          "sample_datasets",
          "www_access",
          JavaClient.part(
              new Object[] {"time", 1_412_323_200, "host", "10.0.0.1", "path", "/", "code", 200}));
    }
    server.post(
        "/v3/result/create/karte_integration",
        "url=" + URLEncoder.encode(CONNECTION, StandardCharsets.UTF_8));
  }
}
