package io.kartero.export.bucket;

import java.nio.ByteBuffer;
import java.util.Base64;

/// What the bucket says of a committed object.
///
/// @param location for people: `gs://bucket/name`, or the file's path
/// @param generation the bucket's own number for this version of the object
/// @param bytes its size
/// @param crc32c CRC-32C of its bytes
public record StoredObject(
    String location, String bucket, String name, long generation, long bytes, int crc32c) {

  /// The CRC-32C as Google Cloud Storage spells it: base64 of the big-endian bytes.
  public String checksum() {
    byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(crc32c).array();
    return Base64.getEncoder().encodeToString(bytes);
  }
}
