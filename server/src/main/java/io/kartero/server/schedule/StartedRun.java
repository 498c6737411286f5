package io.kartero.server.schedule;

import java.time.Instant;

/// A job that somebody started by hand.
public record StartedRun(long jobId, String type, Instant scheduledTime) {}
