package io.kartero.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A resumable session: what was said of the object, the bytes so far, and the object at its end.
final class FakeSession {
  static final int QUANTUM = 256 * 1024;

  private final FakeAccount account;
  private final FakeRequest request;
  private final String name;
  private final Map<String, Object> description;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private @Nullable FakeObject published;

  FakeSession(
      FakeAccount account, FakeRequest request, String name, Map<String, Object> description) {
    this.account = account;
    this.request = request;
    this.name = name;
    this.description = description;
  }

  FakeAccount account() {
    return account;
  }

  String bucket() {
    return request.bucket();
  }

  String name() {
    return name;
  }

  Optional<String> precondition() {
    return Optional.of(request.parameter("ifGenerationMatch")).filter(given -> !given.isEmpty());
  }

  Optional<FakeObject> published() {
    return Optional.ofNullable(published);
  }

  long size() {
    return bytes.size();
  }

  byte[] content() {
    return bytes.toByteArray();
  }

  void keep(byte[] more) {
    bytes.writeBytes(more);
  }

  FakeObject publish(long generation) {
    Map<String, String> metadata = new TreeMap<>();
    if (description.get("metadata") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> metadata.put(key.toString(), value.toString()));
    }
    published =
        new FakeObject(
            bucket(),
            name,
            content(),
            String.valueOf(description.getOrDefault("contentType", "application/octet-stream")),
            metadata,
            request.parameter("kmsKeyName"),
            generation);
    return published;
  }

  /// The answer while more bytes are due.
  FakeAnswer continued() {
    return size() == 0
        ? FakeAnswer.empty(308, Map.of())
        : FakeAnswer.empty(308, Map.of("Range", "bytes=0-" + (size() - 1)));
  }

  static String sum(byte[] content) {
    CRC32C crc32c = new CRC32C();
    crc32c.update(content);
    byte[] big = ByteBuffer.allocate(4).putInt((int) crc32c.getValue()).array();
    return Base64.getEncoder().encodeToString(big);
  }
}
