package io.kartero.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.export.bucket.Access;
import io.kartero.export.bucket.BucketException;
import io.kartero.export.settings.ExportSettings;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import io.kartero.server.platform.SettableClock;
import io.kartero.server.platform.TestDatabase;
import io.kartero.testing.FakeGoogleStorage;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ConnectionsTest {
  private static final String CANARY = "c4n4ry-5ecret";
  private static final String SETTINGS =
      "{\"type\":\"karte\",\"bucket\":\"samplebucket\",\"json_keyfile\":\"{\\\"private_key\\\":\\\""
          + CANARY
          + "\\\"}\"}";
  private static final String MASKED =
      "{\"type\":\"karte\",\"bucket\":\"samplebucket\",\"json_keyfile\":\"***\"}";

  /// As Treasure Data's page prints it: what it holds is no valid JSON.
  private static final String SEED =
      """
      {"type":"karte","bucket":"samplebucket","path_prefix":"/output/test.csv","format":"csv",\
      "compression":"","header_line":false,"delimiter":",","null_string":"","newline":"CRLF",\
      "json_keyfile":"{\\"private_key_id\\": \\"ABCDEFGHIJ\\", \\"private_key\\":\
       \\"-----BEGIN PRIVATE KEY-----\\\\nABCDEFGHIJ\\\\ABCDEFGHIJ\\\\n-----END PRIVATE KEY-----\\\\n\\"}"}\
      """;

  @Parameter private TestDatabase database = TestDatabase.H2;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-25T00:00:00Z"));
  private final FakeGoogleStorage storage = FakeGoogleStorage.start();
  private final Buckets buckets = new Buckets(settings());
  private JdbcClient jdbc;
  private Connections connections;
  private Destinations destinations;

  @BeforeEach
  void open() {
    jdbc = database.freshClient();
    MasterKeys keys = new MasterKeys(List.of(MasterKey.random(new SecureRandom())));
    Vault vault = Vault.open(new VaultStore(jdbc), keys, clock);
    connections = new Connections(new ConnectionStore(jdbc), vault, buckets, clock);
    destinations = new Destinations(connections, vault);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void aConnectionIsFoundByIdAndByNameWithItsSecretsMasked() {
    Connection made = connections.create("karte_integration", SETTINGS);

    assertThat(made)
        .isEqualTo(
            new Connection(
                1,
                "karte_integration",
                ConnectionType.KARTE,
                MASKED,
                clock.instant(),
                clock.instant()));
    assertThat(connections.byId(1)).isEqualTo(made);
    assertThat(connections.byName("karte_integration")).contains(made);
    assertThat(connections.byName("Karte_integration")).isEmpty();
    assertThat(connections.list()).containsExactly(made);
  }

  @Test
  void noSecretLiesInTheDatabaseInPlainText() {
    connections.create("one", SETTINGS);

    assertThat(jdbc.sql("SELECT * FROM connection").query().listOfRows().toString())
        .doesNotContain(CANARY)
        .doesNotContain("samplebucket");
  }

  @Test
  void anUpdateReplacesNameAndSettings() {
    Connection made = connections.create("one", SETTINGS);

    Connection changed = connections.update(made.id(), "two", "{\"bucket\":\"other\"}");

    assertThat(changed.name()).isEqualTo("two");
    assertThat(changed.settings()).isEqualTo("{\"bucket\":\"other\"}");
    assertThat(connections.byName("one")).isEmpty();
  }

  @Test
  void aNameIsTakenOnce() {
    connections.create("one", SETTINGS);
    Connection two = connections.create("two", SETTINGS);

    assertThatThrownBy(() -> connections.create("one", SETTINGS))
        .isInstanceOf(Conflict.class)
        .hasMessage("connection one already exists");
    assertThatThrownBy(() -> connections.update(two.id(), "one", SETTINGS))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void whatIsDeletedIsGone() {
    Connection made = connections.create("one", SETTINGS);

    connections.delete(made.id());

    assertThatThrownBy(() -> connections.byId(made.id()))
        .isInstanceOf(NotFound.class)
        .hasMessage("connection 1 does not exist");
    assertThatThrownBy(() -> connections.delete(made.id())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> destinations.resolve(new Destination.Saved(made.id(), "{}")))
        .isInstanceOf(Invalid.class)
        .hasMessage(
            "result: leads to connection 1, which does not exist (save the connection again, or"
                + " choose another one)");
    assertThat(destinations.masked(new Destination.Saved(made.id(), "{}")))
        .isEqualTo("connection 1 (deleted)");
  }

  @Test
  void everythingThatIsWrongWithAConnectionIsToldAtOnce() {
    assertThatThrownBy(() ->
            connections.create(" ", "{\"buckte\":\"b\",\"newline\":\"CRLFF\",\"armor\":true}"))
        .isInstanceOf(Invalid.class)
        .hasMessage(
            """
            name: has 0 characters (give 1 to 255 characters, the first of them no {)
            buckte: is no setting of an export to KARTE (did you mean bucket?)
            newline: is "CRLFF" (accepted are CRLF, CR and LF; did you mean CRLF?)\
            """);
  }

  @Test
  void aConnectionMayLeaveToTheResultWhatItDoesNotSay() {
    connections.create("part", "{\"compression\":\"encryption_pgp\"}");
    Connection key = connections.create("key", "{\"public_key\":\"any\",\"gzip_level\":9}");

    assertThat(key.settings()).isEqualTo("{\"public_key\":\"any\",\"gzip_level\":9}");
  }

  @Test
  void aResultsSettingsReplaceTheConnectionsKeyByKey() {
    Connection made =
        connections.create("one", SETTINGS.replace("}\"}", "}\",\"newline\":\"LF\"}"));

    ExportSettings settings =
        destinations.resolve(
            destinations.saved(made.id(), "{\"path_prefix\":\"a.csv\",\"bucket\":\"other\"}"));

    assertThat(settings.describe())
        .containsEntry("bucket", "other")
        .containsEntry("path_prefix", "a.csv")
        .containsEntry("newline", "LF");
    assertThat(settings.credential().orElseThrow().reveal())
        .isEqualTo("{\"private_key\":\"" + CANARY + "\"}");
  }

  @Test
  void aResultIsAConnectionsNameOrSettings() {
    Connection made =
        connections.create("mygcs", "{\"bucket\":\"samplebucket\",\"path_prefix\":\"a.csv\"}");

    assertThat(destinations.parse(" mygcs ")).isEqualTo(new Destination.Saved(made.id(), "{}"));
    assertThat(destinations.masked(destinations.parse("mygcs"))).isEqualTo("mygcs");
    assertThat(destinations.parse(SEED)).isEqualTo(new Destination.Inline(SEED));
    assertThatThrownBy(() -> destinations.parse("mygsc"))
        .isInstanceOf(Invalid.class)
        .hasMessage("result: names no connection: \"mygsc\" (did you mean mygcs?)");
    assertThatThrownBy(() -> destinations.parse("mysql://user:" + CANARY + "@host/db"))
        .hasMessage(
            "result: is a URL, which leads to another kind of system (Kartero exports to karte"
                + " only: give {\"type\":\"karte\",...} or a connection's name)");
    assertThatThrownBy(() -> destinations.parse("{\"type\":\"karte\"}"))
        .hasMessage(
            """
            bucket: is missing (name the Google Cloud Storage bucket)
            path_prefix: is missing (name the object, as in output/test.csv)\
            """);
  }

  @Test
  void anInvalidKeyFileIsTakenAndRefusedWhenItIsUsed() {
    Destination seed = destinations.parse(SEED);

    assertThatThrownBy(() -> buckets.open(destinations.resolve(seed)))
        .isInstanceOf(BucketException.class)
        .hasMessage(
            "json_keyfile is no valid JSON at line 1, column 90: the backslash before it begins no"
                + " JSON escape; give the key file exactly as Google Cloud offers it for"
                + " download.");
    assertThat(destinations.masked(seed)).doesNotContain("ABCDEFGHIJ");
    assertThat(seed.toString()).doesNotContain("ABCDEFGHIJ");
  }

  @Test
  void aDestinationIsSealedAndOpened() {
    Destination inline = new Destination.Inline(SETTINGS);
    Destination saved = new Destination.Saved(7, "{\"bucket\":\"b\"}");

    assertThat(destinations.seal(inline)).doesNotContain("bucket");
    assertThat(destinations.open(destinations.seal(inline))).isEqualTo(inline);
    assertThat(destinations.open(destinations.seal(saved))).isEqualTo(saved);
    assertThat(inline.toString()).isEqualTo("Inline[" + MASKED + "]");
  }

  @Test
  void aCheckProvesThatAnObjectCouldBeWrittenAndLeavesNothing() {
    storage.createBucket("samplebucket");
    Connection good = connections.create("good", keyFile(storage.account().keyFile()));
    Connection forged = connections.create("forged", keyFile(storage.account().forgedKeyFile()));

    assertThat(connections.check(good.id())).isEqualTo(Access.NEW_AND_OLD_NAMES);
    assertThat(storage.objects("samplebucket")).isEmpty();
    assertThatThrownBy(() -> connections.check(forged.id()))
        .isInstanceOfSatisfying(
            BucketException.class,
            refused -> assertThat(refused.code()).isEqualTo(BucketException.Code.BAD_CREDENTIAL));
  }

  private static String keyFile(String keyFile) {
    return "{\"bucket\":\"samplebucket\",\"json_keyfile\":" + keyFile + "}";
  }

  private ConnectionSettings settings() {
    return new ConnectionSettings(
        Optional.empty(), Optional.of(storage.uri()), Optional.empty(), Optional.empty());
  }
}
