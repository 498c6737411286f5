package io.kartero.server;

import io.kartero.query.engines.Engines;
import io.kartero.query.engines.WrongEngineFile;
import io.kartero.server.platform.Settings;
import java.nio.file.Path;

/// The file of engines, looked at with the settings, so that all problems are told together.
final class EngineNames {
  private EngineNames() {}

  static void check(Path home, Settings settings) {
    Path file = home.resolve(Engines.FILE);
    try {
      Engines.of(file).close();
    } catch (WrongEngineFile e) {
      e.faults()
          .forEach(fault ->
              settings.problem(fault.key(), fault.finding() + " (in " + file + ")", fault.hint()));
    }
  }
}
