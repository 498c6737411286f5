package io.kartero.server.td;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads [Parameters] from a request. The clients send the same parameters in four ways: as a form
/// (Ruby, Java), as JSON (Java, Node), as multipart (Python), and in the query string beside any of
/// these. No body is required. Where a name comes twice, the body wins.
final class ParametersReader implements HandlerMethodArgumentResolver {
  /// The most that one request's parameters may take: a query, a key and settings are far smaller.
  static final DataSize LIMIT = DataSize.ofMegabytes(8);

  private static final List<MediaType> READ_BY_CONTAINER =
      List.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA);

  private final JsonMapper json;

  ParametersReader(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Parameters.class;
  }

  @Override
  public Parameters resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    return read(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
  }

  Parameters read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > LIMIT.toBytes()) {
      throw tooLarge();
    }
    try {
      Map<String, String> values = new HashMap<>();
      request.getParameterMap().forEach((name, given) -> values.put(name, given[given.length - 1]));
      values.putAll(body(request));
      return new Parameters(values);
    } catch (MaxUploadSizeExceededException e) {
      throw tooLarge();
    } catch (MultipartException e) {
      throw Refusal.unreadable("The multipart body cannot be read.");
    } catch (InvalidParameterException e) {
      throw e.getErrorCode() == 413 ? tooLarge() : Refusal.unreadable("The form cannot be read.");
    }
  }

  /// What the servlet container does not read by itself.
  private Map<String, String> body(HttpServletRequest request) throws IOException {
    MediaType type = type(request);
    if (MediaType.APPLICATION_JSON.includes(type)) {
      return members(request);
    }
    if (READ_BY_CONTAINER.stream().anyMatch(each -> each.includes(type))
        || request.getContentLength() <= 0) {
      return Map.of();
    }
    throw Refusal.unsupported(
        "Content-Type " + type + " is not read here. Send a form, JSON or multipart/form-data.");
  }

  private static MediaType type(HttpServletRequest request) {
    try {
      String type = request.getContentType();
      return type == null ? MediaType.APPLICATION_FORM_URLENCODED : MediaType.parseMediaType(type);
    } catch (InvalidMediaTypeException e) {
      throw Refusal.unsupported("The Content-Type cannot be read.");
    }
  }

  private Map<String, String> members(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes((int) LIMIT.toBytes() + 1);
    if (body.length > LIMIT.toBytes()) {
      throw tooLarge();
    }
    Map<String, String> values = new HashMap<>();
    if (body.length > 0) {
      object(body)
          .forEachEntry((name, value) -> {
            if (!value.isNull()) {
              values.put(name, text(value));
            }
          });
    }
    return values;
  }

  private JsonNode object(byte[] body) {
    try {
      JsonNode node = json.readTree(body);
      if (!node.isObject()) {
        throw Refusal.unreadable("The JSON body is no object.");
      }
      return node;
    } catch (JacksonException e) {
      throw Refusal.unreadable("The JSON body cannot be read" + Position.of(e) + ".");
    }
  }

  /// A nested value travels on as the JSON text that a form would carry.
  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static Refusal tooLarge() {
    return Refusal.tooLarge(
        "The request's parameters take more than " + LIMIT.toMegabytes() + " MB.");
  }
}
