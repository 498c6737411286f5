package io.kartero.query.engines;

import io.kartero.query.trino.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The keys of one engine, as they are asked for; what is wrong with them is collected.
final class EngineKeys {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private final String engine;
  private final Map<String, String> values;
  private final Path folder;
  private final List<EngineFault> faults;
  private final Set<String> asked = new TreeSet<>();

  /// @param folder what relative paths count from
  EngineKeys(String engine, Map<String, String> values, Path folder, List<EngineFault> faults) {
    this.engine = engine;
    this.values = new HashMap<>(values);
    this.folder = folder;
    this.faults = faults;
  }

  Optional<String> text(String key) {
    asked.add(key);
    return Optional.ofNullable(values.remove(key)).filter(value -> !value.isBlank());
  }

  String required(String key, String hint) {
    return text(key)
        .orElseGet(() -> {
          fault(key, "is missing", hint);
          return "";
        });
  }

  List<String> list(String key) {
    List<String> items = new ArrayList<>();
    for (String item : text(key).orElse("").split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  /// All keys of a group, as in `session.name`.
  Map<String, String> group(String prefix) {
    asked.add(prefix + "*");
    Map<String, String> group = new LinkedHashMap<>();
    for (String key : Set.copyOf(values.keySet())) {
      if (key.startsWith(prefix)) {
        group.put(key.substring(prefix.length()), values.getOrDefault(key, ""));
        values.remove(key);
      }
    }
    return group;
  }

  /// `https://host` or `http://host:port`, and nothing behind it.
  URI server(String key) {
    String text = required(key, "write it as https://trino.example.com:8443");
    try {
      URI server = new URI(text);
      boolean bare =
          server.getRawPath() != null
              && server.getRawPath().matches("/?")
              && server.getRawQuery() == null
              && server.getRawUserInfo() == null;
      boolean http = "https".equals(server.getScheme()) || "http".equals(server.getScheme());
      if (http && server.getHost() != null && bare) {
        return server;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    if (!text.isEmpty()) {
      fault(key, "is no server's address", "write it as https://trino.example.com:8443");
    }
    return URI.create("http://unknown.invalid");
  }

  Optional<Duration> duration(String key) {
    return text(key)
        .flatMap(text -> {
          Matcher form = DURATION.matcher(text);
          if (!form.matches()) {
            fault(key, "is \"" + text + "\"", "write it as 30s, 15m, 2h or 1d");
            return Optional.empty();
          }
          Duration unit = UNITS.getOrDefault(form.group(2), Duration.ZERO);
          return Optional.of(unit.multipliedBy(Long.parseLong(form.group(1))));
        });
  }

  Optional<Integer> number(String key, int least, int most) {
    return text(key)
        .flatMap(text -> {
          if (text.matches("\\d{1,6}")
              && Integer.parseInt(text) >= least
              && Integer.parseInt(text) <= most) {
            return Optional.of(Integer.valueOf(text));
          }
          fault(
              key,
              "is \"" + text + "\"",
              "a whole number from " + least + " to " + most + " is accepted");
          return Optional.empty();
        });
  }

  Optional<Path> file(String key) {
    return text(key)
        .flatMap(text -> {
          try {
            Path file = folder.resolve(text);
            if (Files.isReadable(file) && Files.isRegularFile(file)) {
              return Optional.of(file);
            }
            fault(key, "names " + file + ", which cannot be read", "name a file");
          } catch (InvalidPathException e) {
            fault(key, "is no path", "name a file");
          }
          return Optional.empty();
        });
  }

  /// A secret in the file itself, or in a file of its own, which is read each time it is needed.
  Optional<Secret> secret(String key) {
    Optional<Secret> here = text(key).map(Secret::of);
    Optional<Secret> there = file(key + "-file").map(file -> new Secret(() -> line(file)));
    if (here.isPresent() && there.isPresent()) {
      fault(key, "is given here and as " + key + "-file", "give it once");
    }
    return here.or(() -> there);
  }

  private static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the secret in " + file, e);
    }
  }

  /// What nobody asked for.
  void refuseOthers() {
    for (String key : new TreeSet<>(values.keySet())) {
      fault(key, "is no setting of an engine", "there are " + String.join(", ", asked));
    }
  }

  void fault(String key, String finding, String hint) {
    faults.add(new EngineFault(engine + "." + key, finding, hint));
  }
}
