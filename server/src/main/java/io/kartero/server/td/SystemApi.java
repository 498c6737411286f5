package io.kartero.server.td;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Is anybody there? td asks before every command, without a key.
@Controller
final class SystemApi {
  record ServerStatus(String status) {}

  @GetMapping("/v3/system/server_status")
  ServerStatus serverStatus() {
    return new ServerStatus("ok");
  }
}
