package io.kartero.server.td;

import io.kartero.server.account.Account;
import io.kartero.server.database.Tables;
import io.kartero.server.job.JobRequest;
import io.kartero.server.job.Jobs;
import io.kartero.server.platform.Invalid;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Deletes a table's rows of some hours: `td table:partial_delete`, Digdag's `td_partial_delete>`.
@Controller
final class PartialDeleteApi {
  private static final int HOUR = 3600;

  private final Tables tables;
  private final Jobs jobs;

  PartialDeleteApi(Tables tables, Jobs jobs) {
    this.tables = tables;
    this.jobs = jobs;
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Started(String jobId, String database, String table, long from, long to) {}

  /// `from` and `to` are whole hours, in seconds since 1970; `to` is not deleted any more.
  @PostMapping("/v3/table/partialdelete/{database}/{table}")
  Started delete(
      @PathVariable String database,
      @PathVariable String table,
      Parameters parameters,
      Account me) {
    long from = hour(parameters, "from");
    long to = hour(parameters, "to");
    parameters.check();
    if (to <= from) {
      throw new Invalid("to", "is not after from", "give the first hour that is kept");
    }
    JobRequest request =
        JobRequest.of(
            me.id(), "partialdelete", database, tables.deletion(database, table, from, to));
    long job =
        jobs.issue(parameters.text("domain_key").map(request::withDomainKey).orElse(request));
    return new Started(Long.toString(job), database, table, from, to);
  }

  private static long hour(Parameters parameters, String name) {
    parameters.required(name);
    long seconds = parameters.longInteger(name).orElse(0L);
    if (seconds % HOUR != 0) {
      parameters.problem(name, "is " + seconds, "whole hours are accepted: a multiple of " + HOUR);
    }
    return seconds;
  }
}
