package io.kartero.export.bucket;

/// A committed object of a [FolderBucket], with what was said of it.
public record FolderObject(ObjectDescription description, StoredObject stored) {}
