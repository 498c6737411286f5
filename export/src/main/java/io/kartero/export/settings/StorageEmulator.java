package io.kartero.export.settings;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a stand-in for Google Cloud Storage listens, by the variable that Google's other clients
/// know.
public final class StorageEmulator {
  public static final String VARIABLE = "STORAGE_EMULATOR_HOST";

  private static final int LAST_PORT = 65_535;

  private StorageEmulator() {}

  /// With or without `http://`.
  ///
  /// @throws InvalidSettings where it is no address
  public static Optional<URI> in(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .map(StorageEmulator::address);
  }

  private static URI address(String given) {
    String host = given.replaceFirst("(?<=[^/:])/+$", "");
    try {
      URI address = URI.create(host.contains("://") ? host : "http://" + host);
      if (address.getHost() != null
          && address.getPort() <= LAST_PORT
          && List.of("http", "https").contains(address.getScheme())) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw noAddress(given);
    }
    throw noAddress(given);
  }

  private static InvalidSettings noAddress(String given) {
    return new InvalidSettings(
        List.of(
            new Problem(
                VARIABLE,
                "is \"" + given + "\", which is no address",
                "localhost:4443 and http://localhost:4443 are accepted; without it, buckets are"
                    + " Google's")));
  }
}
