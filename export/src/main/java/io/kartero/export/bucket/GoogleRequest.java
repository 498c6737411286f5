package io.kartero.export.bucket;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;

/// One HTTP request.
///
/// @param body of POST and PUT, which always have one; [#NOTHING] with all others
record GoogleRequest(String method, URI address, Map<String, String> headers, ByteBuffer body) {
  static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  static GoogleRequest get(URI address) {
    return new GoogleRequest("GET", address, Map.of(), NOTHING);
  }

  static GoogleRequest delete(URI address) {
    return new GoogleRequest("DELETE", address, Map.of(), NOTHING);
  }

  boolean hasBody() {
    return method.equals("POST") || method.equals("PUT");
  }
}
