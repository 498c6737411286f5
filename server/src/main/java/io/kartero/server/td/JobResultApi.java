package io.kartero.server.td;

import io.kartero.export.encode.Dialect.Header;
import io.kartero.server.job.Jobs;
import io.kartero.server.job.ResultFormat;
import io.kartero.server.platform.Invalid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The rows of a job. 404 where there are none, which td passes over in silence.
@Controller
final class JobResultApi {
  private final Jobs jobs;

  JobResultApi(Jobs jobs) {
    this.jobs = jobs;
  }

  @GetMapping("/v3/job/result/{id}")
  void result(
      @PathVariable String id,
      Parameters parameters,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    ResultFormat format =
        parameters.text("format").map(JobResultApi::format).orElse(ResultFormat.MSGPACK);
    boolean header = parameters.truth("header").orElse(false);
    parameters.check();
    ResultFormat asked = format.with(header ? Header.LINE : Header.NONE);
    FileAnswers.write(jobs.result(Ids.read("job", id), asked), request, response);
  }

  private static ResultFormat format(String word) {
    return switch (word) {
      case "msgpack" -> ResultFormat.MSGPACK;
      case "msgpack.gz" -> ResultFormat.MSGPACK_GZ;
      case "json" -> ResultFormat.JSON;
      case "csv" -> ResultFormat.CSV;
      case "tsv" -> ResultFormat.TSV;
      default ->
          throw new Invalid(
              "format",
              "\"" + word + "\" is no format of results",
              "msgpack, msgpack.gz, json, csv and tsv are");
    };
  }
}
