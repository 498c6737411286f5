package io.kartero.export.bucket;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// An address of Google's JSON API, made part by part.
final class GoogleAddress {
  private final StringBuilder text;
  private char separator = '?';

  private GoogleAddress(String text) {
    this.text = new StringBuilder(text);
  }

  /// @param path from the server's root to where the names begin
  static GoogleAddress at(URI server, String path) {
    return new GoogleAddress(server + path);
  }

  GoogleAddress name(String name) {
    text.append('/').append(encoded(name));
    return this;
  }

  GoogleAddress path(String fixed) {
    text.append(fixed);
    return this;
  }

  GoogleAddress query(String name, String value) {
    text.append(separator).append(name).append('=').append(encoded(value));
    separator = '&';
    return this;
  }

  GoogleAddress query(String name, Optional<String> value) {
    value.ifPresent(given -> query(name, given));
    return this;
  }

  URI uri() {
    return URI.create(text.toString());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
