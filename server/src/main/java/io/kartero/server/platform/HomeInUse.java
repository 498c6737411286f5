package io.kartero.server.platform;

import java.nio.file.Path;

/// Another server uses the home.
public final class HomeInUse extends RuntimeException {
  private static final long serialVersionUID = 1;

  HomeInUse(Path home, String process) {
    super(
        "another Kartero server%s uses %s; stop it, or give this one its own folder with --home"
            .formatted(process.isEmpty() ? "" : " (process " + process + ")", home));
  }
}
