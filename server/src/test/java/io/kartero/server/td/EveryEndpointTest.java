package io.kartero.server.td;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.TestServer;
import io.kartero.server.td.BareHttp.Answer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

class EveryEndpointTest {
  /// The one needs no key, the other takes a password instead.
  private static final Set<String> OPEN =
      Set.of("GET /v3/system/server_status", "POST /v3/user/authenticate", "GET /health");

  @Test
  void nothingAnswersWithoutAKeyButHealthAndServerStatus(@TempDir Path home) {
    try (TestServer server = TestServer.start(home)) {
      List<String> endpoints = endpoints(server).toList();
      assertThat(endpoints).hasSizeGreaterThan(10).contains("GET /v3/result/list");
      assertThat(endpoints)
          .filteredOn(endpoint -> !OPEN.contains(endpoint))
          .allSatisfy(endpoint -> {
            Answer answer =
                BareHttp.send(
                    server.uri().getPort(),
                    endpoint + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().at("/severity").stringValue()).isEqualTo("error");
            assertThat(answer.json().at("/text").stringValue()).isNotEmpty();
          });
    }
  }

  @Test
  void whatIsUnknownAnswers404InTheShapeOfAllErrors(@TempDir Path home) {
    try (TestServer server = TestServer.start(home)) {
      Answer answer =
          BareHttp.send(
              server.uri().getPort(),
              "GET /v3/no/such HTTP/1.1\r\nHost: h\r\nAuthorization: TD1 "
                  + TestServer.ADMIN_KEY
                  + "\r\n\r\n");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text())
          .isEqualTo(
              "{\"error\":\"M\",\"message\":\"M\",\"text\":\"M\",\"severity\":\"error\",\"details\":{}}"
                  .replace("M", "endpoint GET /v3/no/such does not exist"));
    }
  }

  private static Stream<String> endpoints(TestServer server) {
    assertThat(server.get("/v3/system/server_status").statusCode()).isEqualTo(200); // Wakes it.
    return Objects.requireNonNull(server.bean(DispatcherServlet.class).getHandlerMappings())
        .stream()
        .filter(RequestMappingInfoHandlerMapping.class::isInstance)
        .map(RequestMappingInfoHandlerMapping.class::cast)
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(EveryEndpointTest::endpoints);
  }

  private static Stream<String> endpoints(RequestMappingInfo mapping) {
    Collection<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    List<String> names =
        methods.isEmpty()
            ? List.of("GET", "POST", "PUT", "DELETE")
            : methods.stream().map(RequestMethod::name).toList();
    return mapping.getPatternValues().stream()
        .map(pattern -> pattern.replaceAll("\\{[^}]*}", "1").replace("**", "anything"))
        .flatMap(path -> names.stream().map(name -> name + " " + path));
  }
}
