package io.kartero.server.td;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a real client sent, and what its answers must hold. README.md beside the recordings
/// explains the format.
record Recording(Map<String, List<String>> headers, List<Exchange> exchanges) {

  /// @param command the client's command that caused the request, for messages
  /// @param expectations lines such as `= /status "success"`
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares exchanges.
  record Exchange(
      String command,
      String method,
      String path,
      String headers,
      String type,
      List<String> lines,
      byte[] bytes,
      int status,
      List<String> expectations) {

    byte[] body(Variables variables) {
      if (bytes.length > 0) {
        return bytes;
      }
      return variables.in(String.join("\r\n", lines)).getBytes(UTF_8);
    }
  }

  static Recording named(String name) {
    try (InputStream stream = Recording.class.getResourceAsStream("wire/" + name + ".wire")) {
      String text = new String(Objects.requireNonNull(stream, name).readAllBytes(), UTF_8);
      return new Reader().read(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Reader {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, List<String>> headers = new HashMap<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private String command = "";
    private String[] request = {};
    private String type = FORM;
    private List<String> lines = new ArrayList<>();
    private byte[] bytes = {};

    Recording read(String text) {
      for (String line : text.split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] words = line.split(" ", 2);
          read(words[0], words.length > 1 ? words[1] : "");
        }
      }
      return new Recording(headers, exchanges);
    }

    private void read(String word, String rest) {
      switch (word) {
        case "headers" -> lines = headers.computeIfAbsent(rest, _ -> new ArrayList<>());
        case "|" -> lines.add(rest);
        case "$" -> command = rest;
        case ">" -> request(rest.split(" ", 3));
        case "type" -> type = rest;
        case "x" -> bytes = HexFormat.of().parseHex(rest);
        case "<" -> answer(Integer.parseInt(rest));
        default -> exchanges.getLast().expectations().add(word + " " + rest);
      }
    }

    private void request(String... words) {
      request = words;
      type = FORM;
      lines = new ArrayList<>();
      bytes = new byte[0];
    }

    private void answer(int status) {
      exchanges.add(
          new Exchange(
              command,
              request[0],
              request[1],
              request[2],
              type,
              List.copyOf(lines),
              bytes,
              status,
              new ArrayList<>()));
    }
  }
}
