package io.kartero.server.job;

/// What a job said so far: it only ever grows.
///
/// @param output what it did
/// @param errors what went wrong, and what to do
public record JobLog(String output, String errors) {}
