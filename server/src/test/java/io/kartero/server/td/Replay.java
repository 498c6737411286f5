package io.kartero.server.td;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.server.platform.SettableClock;
import io.kartero.server.td.BareHttp.Answer;
import io.kartero.server.td.Recording.Exchange;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Sends a recording's requests to a server, in their order, and holds the answers against what the
/// recording expects.
final class Replay {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofSeconds(1);

  private final int port;
  private final SettableClock clock;
  private final Variables variables;

  Replay(int port, SettableClock clock, Variables variables) {
    this.port = port;
    this.clock = clock;
    this.variables =
        variables.with("host", "127.0.0.1:" + port).with("date", "Mon, 23 Nov 2026 18:43:18 +0000");
  }

  void play(Recording recording) {
    for (Exchange exchange : recording.exchanges()) {
      play(exchange, bytes(recording, exchange));
    }
  }

  private void play(Exchange exchange, byte[] request) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Answer answer = BareHttp.send(port, request);
    while (answer.status() == exchange.status()
        && awaits(exchange.expectations(), answer)
        && System.nanoTime() < end) {
      clock.advance(POLL); // The client polls too, only more slowly.
      answer = BareHttp.send(port, request);
    }
    String name = exchange.command() + "\n" + exchange.method() + " " + exchange.path();
    assertThat(answer.status()).as("%s\n%s", name, answer.text()).isEqualTo(exchange.status());
    for (String line : exchange.expectations()) {
      Expectation.of(variables.in(line)).check(name, answer, variables);
    }
  }

  private static boolean awaits(List<String> expectations, Answer answer) {
    return expectations.stream()
        .map(Expectation::of)
        .anyMatch(expectation -> expectation.isStillAwaitedIn(answer));
  }

  /// The request as it was sent, with this server's key, address and ids in it.
  private byte[] bytes(Recording recording, Exchange exchange) {
    byte[] body = exchange.body(variables);
    String boundary =
        new String(body, 0, Math.min(body.length, 64), UTF_8).lines().findFirst().orElse("");
    variables
        .with("type", exchange.type().replace("{boundary}", boundary.replaceFirst("^--", "")))
        .with("length", String.valueOf(body.length));
    StringBuilder head =
        new StringBuilder(exchange.method())
            .append(' ')
            .append(variables.in(exchange.path()))
            .append(" HTTP/1.1\r\n");
    for (String header : Objects.requireNonNull(recording.headers().get(exchange.headers()))) {
      head.append(variables.in(header)).append("\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}
