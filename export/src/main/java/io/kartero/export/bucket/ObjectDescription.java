package io.kartero.export.bucket;

import java.util.Map;

/// What is known of an object before its first byte.
///
/// @param name 1 to 1024 bytes of UTF-8, without a leading slash
/// @param contentType as HTTP spells it
/// @param metadata the bucket keeps it beside the object
public record ObjectDescription(String name, String contentType, Map<String, String> metadata) {
  public ObjectDescription {
    metadata = Map.copyOf(metadata);
  }
}
