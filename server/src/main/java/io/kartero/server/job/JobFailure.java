package io.kartero.server.job;

/// Why a job failed.
///
/// @param code stable, in capitals, as in `BAD_STATEMENT`
/// @param message what happened and what to do, for people
public record JobFailure(String code, String message) {}
