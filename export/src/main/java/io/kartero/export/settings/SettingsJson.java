package io.kartero.export.settings;

import io.kartero.export.bucket.Credential;
import io.kartero.export.encode.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Settings as JSON: tolerant in spelling, strict in meaning, every problem at once.
///
/// Keys may be in any case and with spaces, dashes or nothing for their underscores; numbers and
/// truth values may be texts; a field that is null or blank counts as not given. The key file is
/// taken as it is, and not looked into.
public final class SettingsJson {
  private static final String APPLICATION_NAME = "Kartero";
  private static final Pattern PROJECT = Pattern.compile("[a-z0-9][a-z0-9.:-]*");
  private static final Pattern KMS_KEY =
      Pattern.compile("projects/[^/\\s]+/locations/[^/\\s]+/keyRings/[^/\\s]+/cryptoKeys/[^/\\s]+");
  private static final Pattern USER_AGENT = Pattern.compile("[ -~]{1,100}");

  private SettingsJson() {}

  /// @throws InvalidSettings with everything that is wrong
  public static ExportSettings parse(String json) {
    return parse(json, Map.of());
  }

  /// @param overrides settings by key that replace those of the JSON, as `--set` gives them
  /// @throws InvalidSettings with everything that is wrong
  public static ExportSettings parse(String json, Map<String, String> overrides) {
    return parse("{}", json, overrides);
  }

  /// Settings without any JSON.
  ///
  /// @throws InvalidSettings with everything that is wrong
  public static ExportSettings of(Map<String, String> settings) {
    return settings(List.of(Layer.of(settings)));
  }

  /// @param connection the settings of the saved connection, as JSON; `json` replaces them key by
  ///   key
  /// @throws InvalidSettings with everything that is wrong
  public static ExportSettings parse(
      String connection, String json, Map<String, String> overrides) {
    return settings(layers(connection, json, overrides));
  }

  private static ExportSettings settings(List<Layer> layers) {
    Reading reading = new Reading(layers);
    Supplier<ExportSettings> settings = read(reading);
    reading.finish();
    return settings.get();
  }

  /// Looks at settings that are only a part, as a saved connection's are: each by itself, whatever
  /// is missing, and whether or not they go together.
  ///
  /// @throws InvalidSettings with everything that is wrong
  public static void checkPart(String source, String json) {
    Reading reading = new Reading(List.of(LayerJson.read(source, json)));
    read(reading);
    reading.finishPart();
  }

  /// The same settings with what is secret, or could be, replaced by [MaskedJson#MASK].
  ///
  /// @param json a JSON object; of any other text nothing is shown
  public static String masked(String json) {
    return MaskedJson.of(json);
  }

  /// @return what makes the settings once nothing is wrong
  private static Supplier<ExportSettings> read(Reading reading) {
    reading.value(Setting.TYPE, SettingsJson::type);
    Optional<String> bucket =
        reading.required(Setting.BUCKET, "name the Google Cloud Storage bucket", BucketName::parse);
    Optional<String> sequence = reading.value(Setting.SEQUENCE_FORMAT, SequenceFormat::parse);
    Optional<ObjectPath> path =
        reading.required(
            Setting.PATH_PREFIX,
            "name the object, as in output/test.csv",
            template -> path(template, sequence));
    Format format = reading.value(Setting.FORMAT, Format.CSV, Vocabulary.FORMAT::parse);
    Packed packed = Packed.read(reading);
    Dialect dialect = DialectReading.read(format, reading);
    Optional<Credential> credential = reading.value(Setting.JSON_KEYFILE, Credential::of);
    String application =
        reading.value(Setting.APPLICATION_NAME, APPLICATION_NAME, SettingsJson::applicationName);
    OnEmpty onEmpty =
        reading.value(Setting.ON_EMPTY, OnEmpty.HEADER_ONLY, Vocabulary.ON_EMPTY::parse);
    Optional<String> project = reading.value(Setting.USER_PROJECT, SettingsJson::project);
    Optional<String> kmsKey = reading.value(Setting.KMS_KEY, SettingsJson::kmsKey);
    return () ->
        new ExportSettings(
            bucket.orElseThrow(),
            path.orElseThrow(),
            format,
            dialect,
            packed.compression(),
            packed.encryption(),
            credential,
            onEmpty,
            project,
            kmsKey,
            application);
  }

  private static List<Layer> layers(String connection, String json, Map<String, String> overrides) {
    List<Layer> layers = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    addLayer("connection", connection, layers, problems);
    addLayer("settings", json, layers, problems);
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    layers.add(Layer.of(overrides));
    return layers;
  }

  private static void addLayer(
      String source, String json, List<Layer> layers, List<Problem> problems) {
    try {
      layers.add(LayerJson.read(source, json));
    } catch (InvalidSettings invalid) {
      problems.addAll(invalid.problems());
    }
  }

  private static ObjectPath path(String template, Optional<String> sequence) {
    return sequence
        .map(format -> ObjectPath.of(template, format))
        .orElseGet(() -> ObjectPath.of(template));
  }

  private static String type(String text) {
    try {
      return Vocabulary.TYPE.parse(text);
    } catch (Unfit otherType) {
      throw new Unfit("is " + Shown.quoted(text), "Kartero exports to karte only");
    }
  }

  private static String applicationName(String text) {
    String name = text.strip();
    if (!USER_AGENT.matcher(name).matches()) {
      throw new Unfit(
          "is " + Shown.quoted(text) + ", which HTTP cannot carry as a user agent",
          "use up to 100 ASCII characters");
    }
    return name;
  }

  private static String project(String text) {
    String project = text.strip();
    if (!PROJECT.matcher(project).matches()) {
      throw new Unfit(
          "is " + Shown.quoted(text) + ", which is no project id",
          "give the Google Cloud project's id or number");
    }
    return project;
  }

  private static String kmsKey(String text) {
    String key = text.strip();
    if (!KMS_KEY.matcher(key).matches()) {
      throw new Unfit(
          "is " + Shown.quoted(text) + ", which is no key's resource name",
          "it looks like projects/P/locations/L/keyRings/R/cryptoKeys/K");
    }
    return key;
  }
}
