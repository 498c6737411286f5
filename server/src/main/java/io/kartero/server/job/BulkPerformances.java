package io.kartero.server.job;

import io.kartero.query.Engine;
import io.kartero.query.QueryContext;
import io.kartero.server.database.BulkImport;
import io.kartero.server.database.BulkImports;
import java.util.OptionalLong;
import org.springframework.transaction.support.TransactionTemplate;

/// Bulk imports are looked through by jobs, whose result is what was found.
public final class BulkPerformances {
  static final String TYPE = "bulk_import_perform";

  private final BulkImports imports;
  private final Jobs jobs;
  private final TransactionTemplate transactions;

  BulkPerformances(BulkImports imports, Jobs jobs, TransactionTemplate transactions) {
    this.imports = imports;
    this.jobs = jobs;
    this.transactions = transactions;
  }

  /// @return the id of the job that does so
  /// @throws io.kartero.server.platform.Conflict while it is being performed or committed, and
  ///   afterwards
  public long issue(String name, long account) {
    return transactions.execute(status -> {
      BulkImport bulk = imports.show(name);
      if (bulk.status() == BulkImport.Status.PERFORMING && hasEnded(bulk.jobId())) {
        imports.abandon(name);
      }
      long job =
          jobs.issue(JobRequest.of(account, TYPE, bulk.database(), "bulk import \"" + name + "\""));
      imports.begin(name, job);
      return job;
    });
  }

  /// A job that was killed before it began leaves the import as it was.
  private boolean hasEnded(OptionalLong job) {
    return job.isEmpty() || jobs.byId(job.getAsLong()).state().name().isFinal();
  }

  static RowSources.Work work(BulkImports imports, Engine engine) {
    return (job, cancellation) -> {
      BulkImport bulk = imports.perform(job.id());
      String found =
          "SELECT %d AS valid_records, %d AS error_records, %d AS valid_parts, %d AS error_parts"
              .formatted(
                  bulk.validRecords(), bulk.errorRecords(), bulk.validParts(), bulk.errorParts());
      return engine.query("main", found, QueryContext.NONE, cancellation);
    };
  }
}
