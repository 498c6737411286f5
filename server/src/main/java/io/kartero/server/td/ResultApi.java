package io.kartero.server.td;

import io.kartero.server.connection.Connection;
import io.kartero.server.connection.Connections;
import io.kartero.server.platform.NotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Saved connections, as `td result:*` manages them and Digdag's `result_connection` finds them.
@Controller
final class ResultApi {
  private final Connections connections;

  ResultApi(Connections connections) {
    this.connections = connections;
  }

  /// @param url the settings as JSON, their secrets masked
  record ResultJson(String name, String url, @Nullable String organization) {}

  record Results(List<ResultJson> results) {}

  record Result(String result) {}

  record Id(long id) {}

  @GetMapping("/v3/result/list")
  Results list() {
    return new Results(
        connections.list().stream()
            .map(each -> new ResultJson(each.name(), each.settings(), null))
            .toList());
  }

  @PostMapping("/v3/result/create/{name}")
  Result create(@PathVariable String name, Parameters parameters) {
    String settings = parameters.required("url");
    parameters.check();
    return new Result(connections.create(name, settings).name());
  }

  @PostMapping("/v3/result/delete/{name}")
  Result delete(@PathVariable String name) {
    connections.delete(byName(name).id());
    return new Result(name);
  }

  @GetMapping("/v3/connections/lookup")
  Id lookup(Parameters parameters) {
    String name = parameters.required("name");
    parameters.check();
    return new Id(byName(name).id());
  }

  private Connection byName(String name) {
    return connections.byName(name).orElseThrow(() -> new NotFound("connection", name));
  }
}
