package io.kartero.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
  @TempDir private Path folder;

  @Test
  void aHomeIsMadeForItsOwnerAlone() throws IOException {
    Path home = folder.resolve("new/home");

    HomeLock.take(home).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
  }

  @Test
  void oneServerAtATimeUsesAHome() {
    try (HomeLock first = HomeLock.take(folder)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> HomeLock.take(folder))
          .isInstanceOf(HomeInUse.class)
          .hasMessage(
              "another Kartero server (process %d) uses %s; stop it, or give this one its own"
                  + " folder with --home",
              ProcessHandle.current().pid(), folder);
    }
    HomeLock.take(folder).close();
  }
}
