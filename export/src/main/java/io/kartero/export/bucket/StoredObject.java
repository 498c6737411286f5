package io.kartero.export.bucket;

/// What the bucket says of a committed object.
///
/// @param location for people: `gs://bucket/name`, or the file's path
/// @param generation the bucket's own number for this version of the object
/// @param bytes its size
/// @param crc32c CRC-32C of its bytes
public record StoredObject(
    String location, String bucket, String name, long generation, long bytes, int crc32c) {}
