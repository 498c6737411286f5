package io.kartero.server.account;

import io.kartero.server.platform.SettingType;
import io.kartero.server.platform.Settings;
import java.util.Optional;

/// The administrator that the first start makes.
///
/// @param password without one, one is made up and printed
/// @param apiKey likewise
public record AccountSettings(String email, Optional<String> password, Optional<String> apiKey) {
  public static AccountSettings read(Settings settings) {
    String email = settings.value("admin.email", SettingType.text(), "admin@localhost");
    Optional<String> password = settings.secret("admin.password");
    Optional<String> apiKey = settings.secret("admin.api-key");
    if (!apiKey.map(ApiKeys::hasShape).orElse(true)) {
      settings.problem(
          "admin.api-key",
          "has %d characters and is no API key".formatted(apiKey.orElse("").length()),
          "it looks like 1/ followed by 40 hexadecimal digits in small letters");
    }
    return new AccountSettings(email, password, apiKey);
  }

  @Override
  public String toString() {
    return "AccountSettings[" + email + "]";
  }
}
