package io.kartero.server.job;

import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The lines of the jobs' logs.
final class JobLogStore {
  private final JdbcClient jdbc;

  JobLogStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  enum Stream {
    OUTPUT,
    ERRORS
  }

  void append(long job, Stream stream, String line) {
    jdbc.sql("insert into job_log (job_id, stream, line) values (:job, :stream, :line)")
        .param("job", job)
        .param("stream", stream.name())
        .param("line", line)
        .update();
  }

  JobLog read(long job) {
    return new JobLog(text(job, Stream.OUTPUT), text(job, Stream.ERRORS));
  }

  private String text(long job, Stream stream) {
    return jdbc
        .sql("select line from job_log where job_id = :job and stream = :stream order by id")
        .param("job", job)
        .param("stream", stream.name())
        .query((row, number) -> row.getString(1))
        .list()
        .stream()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
