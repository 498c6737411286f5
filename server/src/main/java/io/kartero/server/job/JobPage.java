package io.kartero.server.job;

import java.util.List;

/// Some of the jobs that were asked for.
///
/// @param count all of them, also those that are not on this page
public record JobPage(List<Job> jobs, long count) {
  public JobPage {
    jobs = List.copyOf(jobs);
  }
}
