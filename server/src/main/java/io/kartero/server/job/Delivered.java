package io.kartero.server.job;

import java.util.Optional;

/// The object that a job made visible.
///
/// @param location for people: `gs://bucket/name`, or the file's path
/// @param receipt all that is known of it, as JSON; missing where the server stopped between the
///   commit and its note
public record Delivered(
    String location, long generation, long bytes, long rows, Optional<String> receipt) {}
