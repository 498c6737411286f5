package io.kartero.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Keys and certificates, made by the JDK's own tool.
record KeyStores(Path folder) {
  static final String PASSWORD = "changeit";

  /// A key with a certificate that it has signed itself, for a server on loopback.
  Path server() throws IOException, InterruptedException {
    return key("server.p12", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1");
  }

  /// A key whose certificate says who somebody is.
  Path user(String name) throws IOException, InterruptedException {
    return key(name + ".p12", "CN=" + name);
  }

  private Path key(String file, String subject, String... extension)
      throws IOException, InterruptedException {
    Path store = folder.resolve(file);
    List<String> options =
        new ArrayList<>(
            List.of("-genkeypair", "-alias", "key", "-keyalg", "EC", "-dname", subject));
    options.addAll(List.of(extension));
    keytool(store, options);
    return store;
  }

  /// The certificate alone, in a store of its own.
  Path certificate(Path store) throws IOException, InterruptedException {
    Path certificate = folder.resolve(store.getFileName() + ".crt");
    Path trust = folder.resolve(store.getFileName() + ".trust");
    keytool(
        store, List.of("-exportcert", "-rfc", "-alias", "key", "-file", certificate.toString()));
    keytool(
        trust,
        List.of("-importcert", "-noprompt", "-alias", "key", "-file", certificate.toString()));
    return trust;
  }

  private static void keytool(Path store, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(options);
    command.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    Process tool = new ProcessBuilder(command).inheritIO().start();
    assertThat(tool.waitFor()).isZero();
  }
}
