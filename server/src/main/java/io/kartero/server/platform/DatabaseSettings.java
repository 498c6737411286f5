package io.kartero.server.platform;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where Kartero keeps what it knows: H2 in the home, or PostgreSQL.
///
/// @param url JDBC's
public record DatabaseSettings(
    String url, Optional<String> user, Optional<String> password, int connections) {
  /// Tells H2 to behave as PostgreSQL does, so that one set of scripts and statements serves both.
  static final String H2_MODE =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

  /// As hosts of PostgreSQL hand it out, with user and password inside.
  private static final Pattern PLAIN =
      Pattern.compile("postgres(?:ql)?://(?:([^:@/]+)(?::([^@/]*))?@)?([^@]+)");

  private static final String PREFIX = "jdbc:postgresql:";

  static DatabaseSettings read(Settings settings, Path home) {
    Optional<String> url = settings.optional("database.url", URL);
    Optional<String> user = settings.optional("database.user", SettingType.text());
    Optional<String> password = settings.secret("database.password");
    int connections = settings.value("database.connections", SettingType.number(2, 200), 16);
    return url.map(given -> postgres(given, user, password, connections))
        .orElseGet(() -> h2(home, connections));
  }

  /// The database that needs no server: one file in the home.
  static DatabaseSettings h2(Path home, int connections) {
    Path file = home.toAbsolutePath().resolve("metadata");
    return new DatabaseSettings(
        "jdbc:h2:file:" + file + H2_MODE, Optional.of("sa"), Optional.of(""), connections);
  }

  private static final SettingType<String> URL =
      new SettingType<>(
          "PostgreSQL's URL is accepted, as in jdbc:postgresql://host/kartero or"
              + " postgresql://user:password@host/kartero; without one it is H2 in the home",
          text ->
              Optional.of(text)
                  .filter(each -> each.startsWith(PREFIX) || PLAIN.matcher(each).matches()),
          DatabaseSettings::withoutSecrets);

  private static DatabaseSettings postgres(
      String given, Optional<String> user, Optional<String> password, int connections) {
    Matcher plain = PLAIN.matcher(given);
    if (!plain.matches()) {
      return new DatabaseSettings(given, user, password, connections);
    }
    return new DatabaseSettings(
        PREFIX + "//" + plain.group(3),
        user.or(() -> decoded(plain.group(1))),
        password.or(() -> decoded(plain.group(2))),
        connections);
  }

  /// A URL's parts may be percent-encoded; a `+` in them is a `+`.
  private static Optional<String> decoded(@Nullable String part) {
    return Optional.ofNullable(part)
        .map(text -> URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  private static String withoutSecrets(String url) {
    return url.replaceFirst("://([^:@/]+):[^@/]*@", "://$1:***@")
        .replaceAll("(?i)(password=)[^&]*", "$1***");
  }

  /// For people: never with the password.
  String place() {
    return url.startsWith(PREFIX) ? withoutSecrets(url) : "H2 in the home";
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + place() + "]";
  }
}
