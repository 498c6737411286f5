package io.kartero.server.td;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is known only when a recording is replayed: `{key}`, `{host}`, and the ids that this server
/// gave, under the ids that were recorded.
final class Variables {
  private static final Pattern NAME = Pattern.compile("\\{([a-z0-9]+)}");

  private final Map<String, String> values = new HashMap<>();

  Variables with(String name, String value) {
    values.put(name, value);
    return this;
  }

  String in(String text) {
    return NAME.matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }
}
