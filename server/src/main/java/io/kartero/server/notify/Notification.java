package io.kartero.server.notify;

import java.time.Instant;

/// A mail to one person about one job, not sent so far.
///
/// @param attempts how often it was tried
record Notification(
    long id, long jobId, String recipient, Message message, int attempts, Instant createdAt) {}
