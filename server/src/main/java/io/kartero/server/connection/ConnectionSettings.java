package io.kartero.server.connection;

import io.kartero.export.settings.InvalidSettings;
import io.kartero.export.settings.StorageEmulator;
import io.kartero.server.platform.SettingType;
import io.kartero.server.platform.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// How buckets are reached, and what keeps secrets.
///
/// @param bucketFolder where each bucket is a folder; without one buckets are Google's
/// @param emulator where a stand-in for Google Cloud Storage listens
/// @param masterKey the key over all secrets; without one it is in the home, in `master.key`
/// @param previousMasterKey the one before, while it is being replaced
public record ConnectionSettings(
    Optional<Path> bucketFolder,
    Optional<URI> emulator,
    Optional<MasterKey> masterKey,
    Optional<MasterKey> previousMasterKey) {
  private static final String ACCEPTED =
      "32 random bytes in Base64 are accepted, as `openssl rand -base64 32` prints them";

  public static ConnectionSettings read(Settings settings, Map<String, String> environment) {
    return new ConnectionSettings(
        settings.optional("bucket-folder", SettingType.path()).map(Path::toAbsolutePath),
        emulator(settings, environment),
        masterKey(settings, "master-key"),
        masterKey(settings, "previous-master-key"));
  }

  private static Optional<URI> emulator(Settings settings, Map<String, String> environment) {
    try {
      return StorageEmulator.in(environment);
    } catch (InvalidSettings invalid) {
      invalid
          .problems()
          .forEach(each -> settings.problem(each.field(), each.message(), each.hint()));
      return Optional.empty();
    }
  }

  private static Optional<MasterKey> masterKey(Settings settings, String key) {
    Optional<String> text = settings.secret(key);
    Optional<MasterKey> parsed = text.flatMap(MasterKey::parse);
    if (text.isPresent() && parsed.isEmpty()) {
      settings.problem(key, "is no master key", ACCEPTED);
    }
    return parsed;
  }
}
