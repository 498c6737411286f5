package io.kartero.query.trino;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One Trino, as one user sees it.
///
/// @param server `https://host:port`, or `http` where nothing is secret
/// @param catalog whose schemas are the databases
/// @param trust certificates to trust instead of the machine's: PEM, PKCS 12 or a Java key store
/// @param session Trino's session properties, for every query
/// @param source what Trino's page of queries shows as the source
/// @param tags what Trino's resource groups may choose by
/// @param patience how long a server that does not answer is asked again
/// @param queryTime how long a query may run; without one, as long as Trino allows
/// @param decoders how many threads decode results
public record TrinoSettings(
    URI server,
    String catalog,
    String user,
    Credentials credentials,
    Optional<Trust> trust,
    Map<String, String> session,
    String source,
    List<String> tags,
    Duration patience,
    Optional<Duration> queryTime,
    int decoders) {
  public static final String SOURCE = "kartero";
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  /// A key store with certificates.
  public record Trust(Path store, Optional<Secret> password) {}

  public TrinoSettings {
    session = Map.copyOf(session);
    tags = List.copyOf(tags);
  }

  /// The settings of one that asks for no more than a name.
  public static TrinoSettings of(URI server, String catalog, String user) {
    return new TrinoSettings(
        server,
        catalog,
        user,
        new Credentials.Name(),
        Optional.empty(),
        Map.of(),
        SOURCE,
        List.of(),
        PATIENCE,
        Optional.empty(),
        usualDecoders());
  }

  /// More than four would outrun what one stream to a bucket takes.
  public static int usualDecoders() {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
  }
}
