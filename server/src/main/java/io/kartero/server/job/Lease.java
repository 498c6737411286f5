package io.kartero.server.job;

/// A worker's right to a job: it holds until another worker takes the job, whose attempt is higher.
record Lease(long job, int attempt) {}
