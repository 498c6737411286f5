package io.kartero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.cli.Shell.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandTest {
  private static final Path KEYS = Path.of("..", "examples", "keys");

  @TempDir private Path folder;

  @Test
  void everyKeyIsListedWithItsUsesAndWhetherItCanEncrypt() throws IOException {
    String expected =
        """
        certificate 58B583A45F8BE99DA247C4F3152580EAEDB3DC14
          name    Kartero Demo (its private key is public) <demo@kartero.invalid>
          primary 152580EAEDB3DC14  EdDSA Ed25519, certify; created 2025-01-01, does not expire
                  58B583A45F8BE99DA247C4F3152580EAEDB3DC14
                  not used: is a primary key, and primary keys never encrypt (name one of its subkeys)
          subkey  27DF507D9B835B07  ECDH Curve25519, encrypt communications + encrypt storage; created 2025-01-01, does not expire
                  763B309696B13B826FD94AE227DF507D9B835B07
                  can encrypt a file
        """;
    Path file = KEYS.resolve("demo-public-key.asc");

    assertThat(new Shell(folder).run("key", file.toString())).isEqualTo(new Run(0, expected, ""));
    assertThat(new Shell(folder).input(Files.readString(file)).run("key", "-"))
        .isEqualTo(new Run(0, expected, ""));
  }

  @Test
  void programsGetJson() {
    String file = KEYS.resolve("demo-public-key.asc").toString();

    assertThat(new Shell(folder).run("key", "--json", file).out())
        .startsWith("[{\"fingerprint\":\"58B583A45F8BE99DA247C4F3152580EAEDB3DC14\",")
        .contains("\"role\":\"subkey\",\"id\":\"27DF507D9B835B07\"", "\"usable\":true,")
        .hasLineCount(1);
  }

  @Test
  void aPrivateKeyIsRefusedWithoutShowingIt() {
    Run run = new Shell(folder).run("key", KEYS.resolve("demo-private-key.asc").toString());

    assertThat(run)
        .isEqualTo(
            new Run(
                2,
                "",
                "error: FILE: this is a private key: only the public key is needed, and Kartero"
                    + " keeps no private key (give what gpg --armor --export NAME prints, or the"
                    + " base64 of the binary key; replace the key pair if others may have seen the"
                    + " private key)\n"));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(new Shell(folder).run("key", folder + "/none.asc"))
        .isEqualTo(new Run(2, "", "error: FILE: " + folder + "/none.asc does not exist\n"));
  }
}
