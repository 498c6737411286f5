package io.kartero.server.job;

import io.kartero.server.connection.Destination;
import io.kartero.server.platform.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A process that runs what is due in a home, and is gone at a milestone: no hook, no `finally`,
/// nothing written that was not on the disk.
final class DyingProcess {
  static final int KILLED = 9;

  private DyingProcess() {}

  /// @param arguments the home, and the milestone at which it ends, or nothing
  public static void main(String[] arguments) {
    Path home = Path.of(arguments[0]);
    List<String> moment = List.of(arguments).subList(1, arguments.length);
    try (JobLab lab =
        new JobLab(TestDatabase.inHome(home), home, Optional.of(home.resolve("buckets")))) {
      lab.restart((job, milestone) -> {
        if (moment.contains(milestone.name())) {
          Runtime.getRuntime().halt(KILLED);
        }
      });
      if (lab.jobs().list(JobFilter.newest(1)).count() == 0) {
        lab.jobs()
            .issue(
                JobLab.query("SELECT range AS number FROM range(200000)")
                    .withDestination(
                        new Destination.Inline(
                            "{\"bucket\":\"bucket\",\"path_prefix\":\"out.csv\"}")));
      }
      lab.turn();
      Job job = lab.jobs().list(JobFilter.newest(1)).jobs().getFirst();
      System.out.println(
          "job %s, told %s, errors [%s]"
              .formatted(
                  job.state().name().text(),
                  lab.told.stream().map(Job::id).distinct().count(),
                  lab.jobs().log(job.id()).errors()));
    }
  }
}
