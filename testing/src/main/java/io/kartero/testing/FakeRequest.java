package io.kartero.testing;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// One request that [FakeGoogleStorage] saw, before any fault.
///
/// @param headers by lower-case name, without the authorization
public record FakeRequest(
    Kind kind,
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers) {
  /// What a client can ask for.
  public enum Kind {
    /// An access token.
    TOKEN,
    /// A resumable session.
    OPEN,
    /// To keep some bytes of a session.
    CHUNK,
    /// To keep the last bytes, which publishes the object.
    FINAL,
    /// How much of a session is kept.
    QUERY,
    /// To forget a session.
    CANCEL,
    /// Which rights a credential has.
    PERMISSIONS,
    /// An object's metadata.
    METADATA,
    OTHER
  }

  static FakeRequest of(HttpExchange exchange) {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    headers.remove("authorization");
    URI target = exchange.getRequestURI();
    String method = exchange.getRequestMethod();
    return new FakeRequest(
        kind(method, target.getPath(), headers.getOrDefault("content-range", "")),
        method,
        target.getPath(),
        parameters(target.getRawQuery() == null ? "" : target.getRawQuery()),
        headers);
  }

  private static Kind kind(String method, String path, String contentRange) {
    if (path.equals("/token")) {
      return Kind.TOKEN;
    }
    if (path.startsWith("/upload/storage/v1/b/")) {
      return switch (method) {
        case "POST" -> Kind.OPEN;
        case "DELETE" -> Kind.CANCEL;
        case "PUT" -> {
          FakeRange range = FakeRange.of(contentRange);
          yield range.isFinal() ? Kind.FINAL : range.hasBytes() ? Kind.CHUNK : Kind.QUERY;
        }
        default -> Kind.OTHER;
      };
    }
    if (path.startsWith("/storage/v1/b/") && method.equals("GET")) {
      return path.endsWith("/iam/testPermissions") ? Kind.PERMISSIONS : Kind.METADATA;
    }
    return Kind.OTHER;
  }

  /// A query or a form.
  static Map<String, List<String>> parameters(String encoded) {
    Map<String, List<String>> parameters = new TreeMap<>();
    for (String pair : encoded.split("&", -1)) {
      String[] both = pair.split("=", 2);
      String value = both.length < 2 ? "" : URLDecoder.decode(both[1], StandardCharsets.UTF_8);
      parameters.computeIfAbsent(both[0], name -> new ArrayList<>()).add(value);
    }
    return parameters;
  }

  /// The first value of a query parameter, or nothing.
  public String parameter(String name) {
    return query.getOrDefault(name, List.of("")).getFirst();
  }

  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  String bucket() {
    return path.replaceFirst("^.*/storage/v1/b/([^/]+).*$", "$1");
  }

  FakeRange range() {
    return FakeRange.of(header("content-range"));
  }
}
