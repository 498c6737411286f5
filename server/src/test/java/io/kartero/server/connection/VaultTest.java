package io.kartero.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.server.platform.DatabaseSettings;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.ServerSettings;
import io.kartero.server.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class VaultTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-25T00:00:00Z"));
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MasterKey first = MasterKey.random(RANDOM);
  private final MasterKey second = MasterKey.random(RANDOM);

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aTextIsSealedUntilItIsUnsealedForTheSamePurpose(TestDatabase database) {
    VaultStore store = new VaultStore(database.freshClient());
    Vault vault = open(store, first);
    String sealed = vault.seal("purpose", "the secret");

    assertThat(sealed).doesNotContain("secret").isNotEqualTo(vault.seal("purpose", "the secret"));
    assertThat(open(store, first).unseal("purpose", sealed)).isEqualTo("the secret");
    assertThatThrownBy(() -> vault.unseal("another", sealed))
        .isInstanceOf(VaultException.class)
        .hasMessage(
            "a saved another cannot be decrypted: it was changed, or comes from another Kartero;"
                + " save it again");
  }

  @Test
  void withoutTheMasterKeyNothingOpens() {
    VaultStore store = new VaultStore(TestDatabase.H2.freshClient());
    open(store, first);

    assertThatThrownBy(() -> open(store, second))
        .isInstanceOf(VaultException.class)
        .hasMessage(
            "the master key is not the one that the saved secrets are encrypted under; restore"
                + " master.key in the home, or KARTERO_MASTER_KEY, from where you keep it");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void withTheKeyBeforeItANewMasterKeyTakesOver(TestDatabase database) {
    VaultStore store = new VaultStore(database.freshClient());
    String old = open(store, first).seal("purpose", "old");

    Vault both = open(store, second, first);
    String fresh = both.seal("purpose", "new");

    Vault vault = open(store, second);
    assertThat(vault.unseal("purpose", old)).isEqualTo("old");
    assertThat(vault.unseal("purpose", fresh)).isEqualTo("new");
    assertThatThrownBy(() -> open(store, first)).isInstanceOf(VaultException.class);
  }

  @Test
  void aTextThatWasChangedIsNotUnsealed() {
    Vault vault = open(new VaultStore(TestDatabase.H2.freshClient()), first);
    char[] sealed = vault.seal("purpose", "the secret").toCharArray();
    sealed[20] = sealed[20] == 'A' ? 'B' : 'A';

    assertThatThrownBy(() -> vault.unseal("purpose", new String(sealed)))
        .isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> vault.unseal("purpose", "no Base64"))
        .isInstanceOf(VaultException.class);
  }

  @Test
  void theKeyFileIsItsOwnersAlone(@TempDir Path home) throws IOException {
    MasterKeyFile keys = new MasterKeyFile(home);
    MasterKeys made = keys.readOrMake(RANDOM);
    Path file = home.resolve("master.key");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(keys.readOrMake(RANDOM).current().reveal()).isEqualTo(made.current().reveal());
    assertThat(made.current().toString()).isEqualTo("MasterKey[masked]");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(keys::read)
        .hasMessage("%s can be read by others than its owner; run: chmod 600 %s", file, file);
  }

  @Test
  void aDamagedKeyFileIsNamedAndNotQuoted(@TempDir Path home) throws IOException {
    MasterKeyFile keys = new MasterKeyFile(home);
    keys.readOrMake(RANDOM);
    Files.writeString(home.resolve("master.key"), "half a key\n");

    assertThatThrownBy(keys::read)
        .hasMessage(
            "%s holds no master key: each line is 32 bytes in Base64; restore it from a backup",
            home.resolve("master.key"));
  }

  @Test
  void rotatingReplacesTheKeyInTheHome(@TempDir Path home) throws IOException {
    DatabaseSettings database = migrated();
    ServerSettings server =
        new ServerSettings(home, "127.0.0.1", 0, Duration.ofSeconds(1), database);
    VaultStore store = new VaultStore(client(database));
    MasterKeyFile file = new MasterKeyFile(home);
    String sealed = Vault.open(store, file.readOrMake(RANDOM), CLOCK).seal("purpose", "secret");
    String before = Files.readString(home.resolve("master.key"));

    MasterKeyRotation.rotate(server, settings(Optional.empty()), CLOCK);

    assertThat(Files.readAllLines(home.resolve("master.key")))
        .hasSize(1)
        .doesNotContain(before.strip());
    assertThat(Vault.open(store, file.read(), CLOCK).unseal("purpose", sealed)).isEqualTo("secret");
  }

  @Test
  void aKeyThatIsGivenIsNotRotatedInTheHome(@TempDir Path home) {
    ServerSettings server =
        new ServerSettings(home, "127.0.0.1", 0, Duration.ofSeconds(1), migrated());

    assertThatThrownBy(() -> MasterKeyRotation.rotate(server, settings(Optional.of(first)), CLOCK))
        .isInstanceOf(Invalid.class)
        .hasMessage(
            "master-key: is given, so that the key in the home is not in use (start the server with"
                + " the new key as master-key and the old one as previous-master-key)");
  }

  private static DatabaseSettings migrated() {
    DatabaseSettings database = TestDatabase.H2.freshSettings();
    Flyway.configure().dataSource(database.url(), "sa", "").load().migrate();
    return database;
  }

  private static JdbcClient client(DatabaseSettings database) {
    return JdbcClient.create(new DriverManagerDataSource(database.url(), "sa", ""));
  }

  private static ConnectionSettings settings(Optional<MasterKey> key) {
    return new ConnectionSettings(Optional.empty(), Optional.empty(), key, Optional.empty());
  }

  private static Vault open(VaultStore store, MasterKey... keys) {
    return Vault.open(store, new MasterKeys(List.of(keys)), CLOCK);
  }
}
