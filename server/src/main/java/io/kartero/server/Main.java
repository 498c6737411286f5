package io.kartero.server;

import io.kartero.server.platform.SettingsSources;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Where the process starts.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    SettingsSources sources =
        new SettingsSources(
            Map.of(), Optional.empty(), System.getenv(), Path.of(System.getProperty("user.home")));
    Server server = Server.start(KarteroSettings.read(sources), InstantSource.system());
    System.out.println("kartero: listening on port " + server.port());
  }
}
