package io.kartero.server.schedule;

/// What somebody said about a schedule. Everything in it has been checked.
public record ScheduleDefinition(
    String name,
    Timing timing,
    SavedQuery query,
    MissedRuns missed,
    Overlap overlap,
    MailRule mail) {}
