package io.kartero.server.platform;

import io.kartero.export.settings.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A settings file, in YAML: groups nested or with dots, `_` as good as `-`. Values are taken as
/// they are written; YAML's own idea of numbers and times plays no part.
final class SettingsFile {
  private final Path file;
  private final Map<String, Given> values = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private SettingsFile(Path file) {
    this.file = file;
  }

  /// @throws Invalid when it is no such file
  static NamedLayer read(Path path) {
    SettingsFile file = new SettingsFile(path);
    file.read();
    if (!file.problems.isEmpty()) {
      throw new Invalid(file.problems);
    }
    return new NamedLayer(file.values);
  }

  private void read() {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(true); // found and named below, with both lines
      Yaml yaml = new Yaml(new SafeConstructor(options));
      Node root = yaml.compose(new StringReader(Files.readString(file)));
      if (root != null) {
        add("", root);
      }
    } catch (CharacterCodingException e) {
      problem(file.toString(), "is not UTF-8", "");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      problem(
          file + ", line " + line,
          "this is not YAML",
          "lines look like `port: 8765`, groups are indented");
    } catch (YAMLException e) {
      problem(file.toString(), "this is not YAML", "lines look like `port: 8765`");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String prefix, Node node) {
    switch (node) {
      case MappingNode group -> {
        for (NodeTuple entry : group.getValue()) {
          add(key(prefix, entry.getKeyNode()), entry.getValueNode());
        }
      }
      case ScalarNode scalar when prefix.isEmpty() ->
          problem(origin(scalar), "a single value stands here", "lines look like `port: 8765`");
      case ScalarNode scalar when !scalar.getTag().equals(Tag.NULL) -> add(prefix, scalar);
      case ScalarNode nothing -> {}
      default -> problem(prefix, "is a list (in " + origin(node) + ")", "give a single value");
    }
  }

  private void add(String key, ScalarNode scalar) {
    Given earlier = values.putIfAbsent(key, new Given(scalar.getValue(), origin(scalar)));
    if (earlier != null) {
      problem(
          key,
          "is given twice, in %s and in %s".formatted(earlier.origin(), origin(scalar)),
          "give it once");
    }
  }

  private String key(String prefix, Node node) {
    String name =
        node instanceof ScalarNode scalar
            ? scalar.getValue().toLowerCase(Locale.ROOT).replace('_', '-')
            : "(no name)";
    return prefix.isEmpty() ? name : prefix + "." + name;
  }

  private String origin(Node node) {
    return "%s, line %d".formatted(file, node.getStartMark().getLine() + 1);
  }

  private void problem(String field, String message, String hint) {
    problems.add(new Problem(field, message, hint));
  }
}
