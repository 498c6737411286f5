package io.kartero.server.td;

import io.kartero.server.platform.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Whatever the contract knows and Kartero does not, or nobody knows.
@Controller
final class UnknownApi {
  @RequestMapping({"/v3/**", "/v4/**"})
  @SuppressWarnings("DoNotCallSuggester") // Nobody calls it but the web server.
  void unknown(HttpServletRequest request) {
    throw new NotFound("endpoint", request.getMethod() + " " + request.getRequestURI());
  }
}
