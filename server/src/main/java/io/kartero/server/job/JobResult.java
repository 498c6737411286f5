package io.kartero.server.job;

import java.util.List;

/// What is known of the rows of a job that succeeded.
///
/// @param bytes of the kept rows
/// @param kept whether the rows can still be asked for
public record JobResult(long rows, long bytes, List<ResultColumn> columns, Kept kept) {
  public JobResult {
    columns = List.copyOf(columns);
  }

  public enum Kept {
    YES,
    /// Their time was over.
    DELETED
  }
}
