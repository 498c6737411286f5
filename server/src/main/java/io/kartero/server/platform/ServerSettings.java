package io.kartero.server.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What the process itself needs.
///
/// @param home Kartero's own folder
/// @param host the address it listens on
/// @param port 0 for any that is free
/// @param grace how long requests and jobs may go on when the server is told to stop
public record ServerSettings(
    Path home, String host, int port, Duration grace, DatabaseSettings database) {
  public static ServerSettings read(Settings settings, Path usualHome) {
    Path home = settings.value("home", SettingType.path(), usualHome).toAbsolutePath().normalize();
    return new ServerSettings(
        home,
        settings.value("host", HOST, "127.0.0.1"),
        settings.value("port", SettingType.number(0, 65_535), 8765),
        settings.value("grace", SettingType.duration(), Duration.ofSeconds(30)),
        DatabaseSettings.read(settings, home));
  }

  private static final SettingType<String> HOST =
      new SettingType<>(
          "an address of this machine is accepted: 127.0.0.1 for this machine alone, 0.0.0.0 for"
              + " all",
          text -> Optional.of(text).filter(ServerSettings::isAddress),
          text -> text);

  /// Whether only this machine can reach the server.
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean isAddress(String text) {
    try {
      return !text.isBlank() && InetAddress.getByName(text) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
