package io.kartero.export.settings;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a stand-in for Google Cloud Storage listens, by the variable that Google's other clients
/// know.
public final class StorageEmulator {
  private static final String VARIABLE = "STORAGE_EMULATOR_HOST";

  /// Names of hosts may have underscores, as those of containers do.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "((?<scheme>(?i:https?))://)?"
              + "(?<server>([\\w.-]+|\\[[0-9A-Fa-f:.]+])(:(?<port>\\d{1,5}))?)/*");

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
    Matcher parts = ADDRESS.matcher(given);
    if (!parts.matches() || !isPort(parts.group("port"))) {
      throw noAddress(given);
    }
    String scheme = Optional.ofNullable(parts.group("scheme")).orElse("http");
    try {
      return URI.create(scheme.toLowerCase(Locale.ROOT) + "://" + parts.group("server"));
    } catch (IllegalArgumentException e) {
      throw noAddress(given); // in brackets, but no address of IPv6
    }
  }

  private static boolean isPort(@Nullable String digits) {
    return digits == null || (Integer.parseInt(digits) > 0 && Integer.parseInt(digits) <= 65_535);
  }

  /// What has an @ may hold a password.
  private static InvalidSettings noAddress(String given) {
    String found = given.contains("@") ? "has an @" : "is \"" + given + "\", which is no address";
    return new InvalidSettings(
        List.of(
            new Problem(
                VARIABLE,
                found,
                "localhost:4443 and http://localhost:4443 are accepted; without it, buckets are"
                    + " Google's")));
  }
}
