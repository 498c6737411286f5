package io.kartero.server.td;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Queries that reach into other systems. Kartero's do not: user SQL has no network. So there is
/// nothing configured, which Java's client asks for.
@Controller
final class FederatedQueryApi {
  @GetMapping("/v4/federated_query_configs")
  List<String> list() {
    return List.of();
  }
}
