package io.kartero.export.bucket;

import java.net.URI;
import java.security.PrivateKey;

/// What a service account's key file says.
///
/// @param tokenUri where signed statements are exchanged for access tokens
record ServiceAccountKey(String email, String id, PrivateKey privateKey, URI tokenUri) {
  private static final int LAST_PORT = 65_535;

  static final URI GOOGLE = URI.create("https://oauth2.googleapis.com/token");

  static URI tokenUri(String given) {
    if (given.isBlank()) {
      return GOOGLE;
    }
    try {
      URI uri = URI.create(given);
      if (uri.getHost() != null
          && uri.getPort() <= LAST_PORT
          && ("https".equals(uri.getScheme()) || isLoopback(uri))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw badTokenUri();
    }
    throw badTokenUri();
  }

  /// A signed statement is worth an access token, so it travels in the clear inside one machine
  /// only.
  private static boolean isLoopback(URI uri) {
    return "http".equals(uri.getScheme())
        && (uri.getHost().equals("localhost")
            || uri.getHost().startsWith("127.")
            || uri.getHost().equals("[::1]"));
  }

  private static BucketException badTokenUri() {
    return KeyFileJson.bad("has a \"token_uri\" that is no https address");
  }

  /// Whether its tokens are of a stand-in's own making, and good for nothing else.
  boolean isExchangedBeside(URI standIn) {
    return isLoopback(tokenUri) || tokenUri.getHost().equalsIgnoreCase(standIn.getHost());
  }

  @Override
  public String toString() {
    return "ServiceAccountKey[" + email + "]";
  }
}
