package io.kartero.server;

import io.kartero.server.connection.MasterKeyRotation;
import io.kartero.server.platform.HomeLock;
import io.kartero.server.platform.ServerSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Replaces the master key.
@Command(
    name = "rotate-key",
    description = "Replace the key under which the server's saved secrets are encrypted.",
    footer = {
      "",
      "The server must be stopped. A master key in the environment is replaced without",
      "this: start each server once with the new one in KARTERO_MASTER_KEY and the old",
      "one in KARTERO_PREVIOUS_MASTER_KEY, then leave the old one out.",
      "",
      "Example:",
      "  kartero rotate-key --home /srv/kartero"
    })
final class RotateKeyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SettingsOptions options = new SettingsOptions();

  RotateKeyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    KarteroSettings settings = KarteroSettings.read(options.sources(surroundings));
    ServerSettings server = settings.server();
    try (HomeLock _ = HomeLock.take(server.home())) {
      MasterKeyRotation.rotate(server, settings.connections(), surroundings.clock());
    }
    surroundings
        .out()
        .println(
            "kartero: the master key is a new one; keep a copy of "
                + server.home()
                + "/master.key");
    return ExitCode.DONE;
  }
}
