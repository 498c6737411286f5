package io.kartero.bench;

import io.kartero.bench.peer.HttpSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A process that takes uploads as Google Cloud Storage does, and forgets them.
final class Sink implements AutoCloseable {
  private final Process process;
  private final Interrupts.Running running;
  private final String address;
  private final Path objects;

  private Sink(Process process, Interrupts.Running running, String address, Path objects) {
    this.process = process;
    this.running = running;
    this.address = address;
    this.objects = objects;
  }

  static Sink start(Bench bench) throws IOException {
    Path objects = bench.work().resolve("objects");
    Process process =
        new ProcessBuilder(Java.current().command(HttpSink.class, objects.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Interrupts.Running running = bench.interrupts().during(process::destroyForcibly);
    String port =
        new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
            .readLine();
    if (port == null) {
      throw new BenchException("the HTTP server for uploads did not start");
    }
    return new Sink(process, running, "http://localhost:" + port, objects);
  }

  /// Kartero, uploading.
  Entrant.Contender contender(String name, KarteroProgram kartero, Dataset data, String sql) {
    return new Entrant.Contender(
        name,
        "Kartero " + Versions.of("kartero"),
        kartero.upload(data, sql, address, keyFile(), objects));
  }

  /// Nobody checks the signature, but there has to be one.
  private String keyFile() {
    return """
    {"type": "service_account", "project_id": "bench", "private_key_id": "1", "client_id": "1",
     "client_email": "bench@bench.iam.gserviceaccount.com", "token_uri": "%s/token",
     "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
    """
        .formatted(address, privateKey());
  }

  private static String privateKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  @Override
  public void close() {
    running.close();
    process.destroyForcibly();
  }
}
