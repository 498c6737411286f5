package io.kartero.server.td;

import io.kartero.server.platform.ErrorBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What Tomcat refuses before any of our code runs (a broken request line, a broken escape in the
/// address) in the shape of all errors, instead of its HTML page. Public because Tomcat makes it.
public final class TomcatErrors extends ErrorReportValve {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    String message = "The request was refused with status " + response.getStatus() + ".";
    try {
      byte[] body = JSON.writeValueAsBytes(ErrorBody.of(message));
      response.setContentType("application/json; charset=utf-8");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
