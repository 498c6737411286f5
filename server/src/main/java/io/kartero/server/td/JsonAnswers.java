package io.kartero.server.td;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

/// Writes what the API's methods return: always 200, and never without its length, since Ruby's
/// client takes other codes for errors and compares the length with what it received.
final class JsonAnswers implements HandlerMethodReturnValueHandler {
  /// Below this, gzip gains nothing.
  private static final int WORTH_GZIP = 1024;

  private final JsonMapper json;

  JsonAnswers(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean supportsReturnType(MethodParameter returnType) {
    return returnType.getContainingClass().getPackage() == JsonAnswers.class.getPackage()
        && returnType.getParameterType() != void.class;
  }

  @Override
  public void handleReturnValue(
      @Nullable Object value,
      MethodParameter returnType,
      ModelAndViewContainer container,
      NativeWebRequest request)
      throws IOException {
    container.setRequestHandled(true);
    write(
        HttpStatus.OK,
        Objects.requireNonNull(value),
        Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)),
        Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
  }

  void write(
      HttpStatus status, Object value, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = json.writeValueAsBytes(value);
    response.setStatus(status.value());
    response.setContentType("application/json; charset=utf-8");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (body.length >= WORTH_GZIP && takesGzip(request)) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
      body = gzip(body);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean takesGzip(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.toLowerCase(Locale.ROOT).matches(".*\\bgzip\\b(?!;q=0).*");
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
