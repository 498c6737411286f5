package io.kartero.testing;

import java.util.Map;

/// A visible object of [FakeGoogleStorage].
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
public record FakeObject(
    String bucket,
    String name,
    byte[] bytes,
    String contentType,
    Map<String, String> metadata,
    String kmsKey,
    long generation) {}
