package io.kartero.server.td;

import io.kartero.server.platform.TooManyRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// Turns every failure of this API into its answer, from a rule that was broken to a fault of our
/// own.
@ControllerAdvice(basePackageClasses = ErrorAnswers.class)
final class ErrorAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  private final JsonAnswers answers;

  ErrorAnswers(JsonAnswers answers) {
    this.answers = answers;
  }

  @ExceptionHandler(Exception.class)
  void answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (failure instanceof AsyncRequestNotUsableException || response.isCommitted()) {
      return; // The client has left, or reads a half answer: nobody can be told any more.
    }
    Failure answer = Failure.of(failure);
    if (answer.status().is5xxServerError()) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    }
    response.reset();
    if (failure instanceof TooManyRequests tooMany) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "" + tooMany.retryAfter().toSeconds());
    }
    answers.write(answer.status(), answer.body(), request, response);
  }
}
