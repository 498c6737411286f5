package io.kartero.export.settings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The settings that one source gives, as text: a connection, an export, a command line.
final class Layer {
  /// What a key may look like to be quoted: the start of a secret may stand where a key belongs.
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z][A-Za-z0-9_ .-]{0,29}");

  private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY");

  private static final Set<String> KEY_FILE =
      Set.of(
          "project_id",
          "private_key_id",
          "private_key",
          "client_email",
          "client_id",
          "token_uri",
          "auth_uri",
          "auth_provider_x509_cert_url",
          "client_x509_cert_url",
          "universe_domain");

  /// A document may hold any number of keys; a person reads the first problems.
  private static final int MOST_LISTED = 20;

  private final Map<Setting, Given> values = new EnumMap<>(Setting.class);
  private final List<Problem> problems = new ArrayList<>();
  private int unlisted;

  static Layer of(Map<String, String> texts) {
    Layer layer = new Layer();
    texts.forEach(layer::add);
    return layer;
  }

  void add(String key, String text) {
    Setting.named(key).ifPresentOrElse(setting -> add(setting, key, text), () -> unknown(key));
  }

  /// What JSON spells `null`: nothing, or the compression `None`.
  void addNull(String key) {
    if (Setting.named(key).filter(Setting.COMPRESSION::equals).isPresent()) {
      add(key, "");
    } else if (Setting.named(key).isEmpty()) {
      unknown(key);
    }
  }

  /// A value that is a list or an object.
  void addNested(String key, String kind) {
    Setting.named(key)
        .ifPresentOrElse(
            setting ->
                add(
                    new Problem(
                        setting.key(),
                        "is " + kind,
                        "give a single text, number or true or false")),
            () -> unknown(key));
  }

  /// Whether a key may be quoted.
  static boolean isHarmless(String key) {
    return HARMLESS.matcher(key).matches();
  }

  static boolean holdsPrivateKey(String text) {
    return PRIVATE_KEY.matcher(text).find();
  }

  Optional<String> text(Setting setting) {
    return Optional.ofNullable(values.get(setting)).map(Given::text);
  }

  List<Problem> problems() {
    if (unlisted == 0) {
      return List.copyOf(problems);
    }
    List<Problem> all = new ArrayList<>(problems);
    all.add(new Problem("settings", unlisted + " more keys cannot be used", ""));
    return all;
  }

  private void add(Problem problem) {
    if (problems.size() < MOST_LISTED) {
      problems.add(problem);
    } else {
      unlisted++;
    }
  }

  private void add(Setting setting, String key, String text) {
    if (text.isBlank() && !setting.mayBeBlank()) {
      return;
    }
    if (!setting.isKey() && holdsPrivateKey(text)) {
      add(
          new Problem(
              setting.key(),
              "holds a private key",
              "a service account's key file belongs in json_keyfile"));
      return;
    }
    Given earlier = values.putIfAbsent(setting, new Given(key, text));
    if (earlier != null && !earlier.text.equals(text)) {
      String names =
          earlier.key.equals(key)
              ? ""
              : ", as %s and as %s".formatted(Shown.quoted(earlier.key), Shown.quoted(key));
      add(
          new Problem(
              setting.key(), "is given twice with different values" + names, "give it once"));
    }
  }

  private void unknown(String key) {
    String shown = isHarmless(key) ? key : "settings";
    String message =
        shown.equals(key)
            ? "is no setting of an export to KARTE"
            : "a key of %d characters is no setting of an export to KARTE"
                .formatted(key.codePointCount(0, key.length()));
    add(new Problem(shown, message, hint(key)));
  }

  private static String hint(String key) {
    if (KEY_FILE.contains(key)) {
      return "it belongs to a service account's key file: give the whole file as json_keyfile";
    }
    return Setting.nearest(key)
        .map(near -> "did you mean " + near + "?")
        .orElseGet(() -> "the settings are " + String.join(", ", Setting.keys()));
  }

  private record Given(String key, String text) {}
}
