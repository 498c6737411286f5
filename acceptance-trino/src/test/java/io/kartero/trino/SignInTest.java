package io.kartero.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.inject.Key;
import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.query.Values;
import io.kartero.query.trino.Credentials;
import io.kartero.query.trino.Secret;
import io.kartero.query.trino.TrinoEngine;
import io.kartero.query.trino.TrinoSettings;
import io.trino.server.security.PasswordAuthenticatorManager;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.BasicPrincipal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A Trino that asks who is there, over TLS.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
  private static final byte[] SIGNING =
      "a secret of forty-two characters, no less.".getBytes(StandardCharsets.UTF_8);
  private static final String CANARY = "c4n4ry-secret";

  @SuppressWarnings("NullAway.Init")
  private Cluster cluster;

  @SuppressWarnings("NullAway.Init")
  private Path trust;

  @SuppressWarnings("NullAway.Init")
  private Path user;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    KeyStores stores = new KeyStores(folder);
    Path server = stores.server();
    trust = stores.certificate(server);
    user = stores.user("alice");
    Path signing = folder.resolve("jwt");
    Files.writeString(signing, Base64.getEncoder().encodeToString(SIGNING));
    cluster =
        Cluster.start(
            Cluster.Protocol.SPOOLED,
            Map.of(
                "http-server.https.enabled",
                "true",
                "http-server.https.port",
                "0",
                "http-server.https.keystore.path",
                server.toString(),
                "http-server.https.keystore.key",
                KeyStores.PASSWORD,
                "http-server.https.truststore.path",
                stores.certificate(user).toString(),
                "http-server.https.truststore.key",
                KeyStores.PASSWORD,
                "http-server.authentication.type",
                "CERTIFICATE,JWT,PASSWORD",
                "http-server.authentication.certificate.user-mapping.pattern",
                "CN=(.*)",
                "http-server.authentication.jwt.key-file",
                signing.toString(),
                // Its file is not read: the test puts an authenticator of its own in its place.
                "password-authenticator.config-files",
                signing.toString()));
    cluster
        .runner()
        .getCoordinator()
        .getInstance(Key.get(PasswordAuthenticatorManager.class))
        .setAuthenticators((name, password) -> {
          if (!password.equals(CANARY)) {
            throw new AccessDeniedException("Invalid credentials");
          }
          return new BasicPrincipal(name);
        });
  }

  @AfterAll
  void stop() {
    cluster.close();
  }

  @Test
  void withAPassword() {
    assertThat(userOf(new Credentials.Password(Secret.of(CANARY)))).isEqualTo("[[alice]]");
  }

  @Test
  void withAToken() {
    Secret token = Secret.of(token(Instant.now().plusSeconds(600)));
    assertThat(userOf(new Credentials.Token(token))).isEqualTo("[[alice]]");
  }

  @Test
  void withACertificate() {
    Secret password = Secret.of(KeyStores.PASSWORD);
    assertThat(userOf(new Credentials.Certificate(user, Optional.of(password))))
        .isEqualTo("[[alice]]");
  }

  @Test
  void aWrongPasswordIsRefusedAndNotSaid() {
    QueryException e = failure(new Credentials.Password(Secret.of(CANARY + "-wrong")));
    assertThat(e.code()).isEqualTo(Code.ENGINE);
    assertThat(e.getMessage()).contains("Authentication failed").doesNotContain(CANARY);
  }

  @Test
  void aKeyStoreThatCannotBeOpenedIsExplained() {
    QueryException e = failure(new Credentials.Certificate(user, Optional.of(Secret.of(CANARY))));
    assertThat(e.code()).isEqualTo(Code.ENGINE);
    assertThat(e.getMessage())
        .startsWith("cannot begin a query on Trino at " + cluster.secureUrl())
        .contains("Error setting up SSL: keystore password was incorrect")
        .doesNotContain(CANARY);
  }

  /// The token in the file is replaced when it has ended: the next query has the new one.
  @Test
  void aTokenThatHasEndedIsRefusedUntilAnotherTakesItsPlace() {
    AtomicReference<String> file = new AtomicReference<>(token(Instant.now().minusSeconds(600)));
    try (TrinoEngine engine = engine(new Credentials.Token(new Secret(file::get)), trust)) {
      QueryException e =
          catchThrowableOfType(
              QueryException.class, () -> engine.query("tiny", "SELECT current_user"));
      assertThat(e.code()).isEqualTo(Code.ENGINE);
      assertThat(e.getMessage()).contains("Authentication failed").doesNotContain(file.get());
      file.set(token(Instant.now().plusSeconds(600)));
      assertThat(Values.rows(engine.query("tiny", "SELECT current_user"))).hasToString("[[alice]]");
    }
  }

  /// The certificate of a server that nobody vouches for.
  @Test
  void aServerThatIsNotTrustedGetsNoSecret(@TempDir Path folder) throws Exception {
    Path other = new KeyStores(folder).certificate(new KeyStores(folder).server());
    try (TrinoEngine engine = engine(new Credentials.Password(Secret.of(CANARY)), other)) {
      QueryException e =
          catchThrowableOfType(
              QueryException.class, () -> engine.query("tiny", "SELECT current_user"));
      assertThat(e.code()).isEqualTo(Code.ENGINE);
      assertThat(e.getMessage()).contains("PKIX path").doesNotContain(CANARY);
    }
  }

  private QueryException failure(Credentials credentials) {
    try (TrinoEngine engine = engine(credentials, trust)) {
      return catchThrowableOfType(
          QueryException.class, () -> engine.query("tiny", "SELECT current_user"));
    }
  }

  private String userOf(Credentials credentials) {
    try (TrinoEngine engine = engine(credentials, trust)) {
      return Values.rows(engine.query("tiny", "SELECT current_user")).toString();
    }
  }

  private TrinoEngine engine(Credentials credentials, Path trusted) {
    return new TrinoEngine(
        new TrinoSettings(
            cluster.secureUrl(),
            "tpch",
            "alice",
            credentials,
            Optional.of(
                new TrinoSettings.Trust(trusted, Optional.of(Secret.of(KeyStores.PASSWORD)))),
            Map.of(),
            TrinoSettings.SOURCE,
            List.of("export"),
            Duration.ofSeconds(10),
            Optional.empty(),
            2));
  }

  private static String token(Instant end) {
    String head = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
    String body =
        base64(
            ("{\"sub\":\"alice\",\"exp\":" + end.getEpochSecond() + "}")
                .getBytes(StandardCharsets.UTF_8));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SIGNING, "HmacSHA256"));
      byte[] signature = mac.doFinal((head + "." + body).getBytes(StandardCharsets.UTF_8));
      return head + "." + body + "." + base64(signature);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
