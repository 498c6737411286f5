package io.kartero.query.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kartero.query.trino.Credentials;
import io.kartero.query.trino.TrinoSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {
  @TempDir private Path folder;

  private Engines engines(String text) throws IOException {
    return Engines.of(Files.writeString(folder.resolve(Engines.FILE), text));
  }

  private List<String> faults(String text) {
    WrongEngineFile e = catchThrowableOfType(WrongEngineFile.class, () -> engines(text).close());
    return e.faults().stream()
        .map(fault -> fault.key() + " " + fault.finding() + " (" + fault.hint() + ")")
        .toList();
  }

  @Test
  void withoutAFileThereAreNone() {
    try (Engines engines = Engines.of(folder.resolve("nothing"))) {
      assertThat(engines.entries()).isEmpty();
      assertThat(engines.of("shop")).isEmpty();
    }
  }

  @Test
  void anEngineHasAllItsSettings() throws IOException {
    Files.writeString(folder.resolve("secret"), "hush\n");
    try (Engines engines =
        engines(
            """
            # ours
            prod.url = https://trino.example.com:8443
            prod.catalog = hive
            prod.user = kartero
            prod.password-file = secret
            prod.session.query_priority = 3
            prod.session.hive.compression = ZSTD
            prod.source = exports
            prod.tags = nightly, karte
            prod.timeout = 45s
            prod.query-time = 2h
            prod.decoders = 3
            prod.databases = web_logs, sales=crm
            """)) {
      EngineEntry entry = engines.entries().getFirst();
      TrinoSettings trino = entry.trino();
      assertThat(entry.name()).isEqualTo("prod");
      assertThat(entry.databases()).isEqualTo(Map.of("web_logs", "web_logs", "sales", "crm"));
      assertThat(trino.server()).isEqualTo(URI.create("https://trino.example.com:8443"));
      assertThat(trino.catalog()).isEqualTo("hive");
      assertThat(trino.session())
          .isEqualTo(Map.of("query_priority", "3", "hive.compression", "ZSTD"));
      assertThat(trino.tags()).containsExactly("nightly", "karte");
      assertThat(trino.source()).isEqualTo("exports");
      assertThat(trino.patience()).isEqualTo(Duration.ofSeconds(45));
      assertThat(trino.queryTime()).isEqualTo(Optional.of(Duration.ofHours(2)));
      assertThat(trino.decoders()).isEqualTo(3);
      assertThat(trino.credentials()).isInstanceOf(Credentials.Password.class);
      assertThat(entry.toString()).doesNotContain("hush");
    }
  }

  @Test
  void aDatabaseIsFoundInAnyCase() throws IOException {
    try (Engines engines =
        engines(
            """
            a.url = http://localhost:8080
            a.catalog = memory
            a.user = me
            a.databases = Shop, sales=crm
            """)) {
      assertThat(engines.of("SHOP").orElseThrow().schema()).isEqualTo("Shop");
      assertThat(engines.of("sales").orElseThrow().schema()).isEqualTo("crm");
      assertThat(engines.of("other")).isEmpty();
      assertThat(engines.on("a", "other").schema()).isEqualTo("other");
      assertThat(engines.on("a", "sales").engine()).isSameAs(engines.on("a", "other").engine());
    }
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() throws IOException {
    Files.writeString(folder.resolve("store.p12"), "");
    assertThat(
            faults(
                """
                url = https://nobody
                warehouse.url = https://nobody
                a.url = trino.example.com
                a.user =
                a.token = t0ken
                a.key-store = store.p12
                a.trust-store-password = x
                a.timeout = soon
                a.decoders = 0
                a.color = red
                a.trust-store = nowhere
                b.url = http://trino
                b.catalog = x
                b.user = y
                b.password = s3cret
                b.databases = shop
                c.url = https://trino/path?x
                c.catalog = x
                c.user = y
                c.databases = SHOP
                """))
        .containsExactlyInAnyOrder(
            "url has no engine's name (write it as NAME.url = ...)",
            "warehouse is no name for an engine (letters, digits, - and _ are accepted, and not"
                + " warehouse)",
            "a.url is no server's address (write it as https://trino.example.com:8443)",
            "a.catalog is missing (name the catalog whose schemas are the databases)",
            "a.user is missing (name the user that queries run as)",
            "a.password stands beside another way to sign in (give one: password, token or"
                + " key-store)",
            "a.trust-store names "
                + folder.resolve("nowhere")
                + ", which cannot be read (name a"
                + " file)",
            "a.trust-store-password is given without a trust-store (name the trust-store)",
            "a.timeout is \"soon\" (write it as 30s, 15m, 2h or 1d)",
            "a.decoders is \"0\" (a whole number from 1 to 64 is accepted)",
            "a.url is not https, and a secret would be sent in the clear (write https://...)",
            "a.color is no setting of an engine (there are catalog, databases, decoders, key-store,"
                + " key-store-password, key-store-password-file, password, password-file,"
                + " query-time, session.*, source, tags, timeout, token, token-file, trust-store,"
                + " trust-store-password, trust-store-password-file, url, user)",
            "b.url is not https, and a secret would be sent in the clear (write https://...)",
            "c.url is no server's address (write it as https://trino.example.com:8443)",
            "c.databases has SHOP, which b has too (give it once)");
  }

  @Test
  void aKeyIsGivenOnce() {
    assertThat(faults("a.url = https://x\na.url = https://y\na.catalog = c\na.user = u"))
        .containsExactly("a.url is given twice (give it once)");
  }
}
