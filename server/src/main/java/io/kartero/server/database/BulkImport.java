package io.kartero.server.database;

import java.util.Locale;
import java.util.OptionalLong;

/// An import in parts: uploaded over a while, looked through by a job, and brought into its table
/// at once.
///
/// @param uploadFrozen whether parts may not change any more
/// @param jobId the job that looked through the parts last
/// @param validRecords what a commit adds, as the job counted
public record BulkImport(
    long id,
    String name,
    String database,
    String table,
    Status status,
    boolean uploadFrozen,
    OptionalLong jobId,
    long validRecords,
    long errorRecords,
    int validParts,
    int errorParts) {

  /// How far it is. After a crash it is where it was before: what a job or a commit had not
  /// finished is done anew.
  public enum Status {
    UPLOADING,
    PERFORMING,
    READY,
    COMMITTING,
    COMMITTED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
