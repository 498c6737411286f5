package io.kartero.export.encode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.settings.SettingsJson;
import io.kartero.rows.Batch;
import io.kartero.rows.Column;
import io.kartero.rows.Schema;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// One fact: what the encoder makes of these rows under these settings.
///
/// In a file, `settings` and `columns` before the `facts` hold for all of them; a fact's own
/// settings come on top, its own columns instead. `bytes` are text in UTF-8, where line breaks of
/// the YAML file do not count and control characters are visible (see [SpecText]); `hex` are bytes
/// of any charset. A plain `NULL` is NULL.
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
record Specification(
    String name, Dialect dialect, Schema schema, List<List<@Nullable Object>> rows, byte[] bytes) {

  static List<Specification> parse(String yaml) {
    Load load = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());
    Map<String, Object> file = map(load.loadFromString(yaml));
    List<Specification> specifications = new ArrayList<>();
    for (Object entry : (List<?>) Objects.requireNonNull(file.get("facts"))) {
      Map<String, Object> fact = map(entry);
      specifications.add(
          new Specification(
              (String) Objects.requireNonNull(fact.get("name")),
              dialect(map(file.get("settings")), map(fact.get("settings"))),
              schema(map(fact.getOrDefault("columns", file.get("columns")))),
              rows(Objects.requireNonNull(fact.get("rows"))),
              bytes(fact)));
    }
    return specifications;
  }

  @SuppressWarnings("unchecked") // the casts fail loudly where a file is wrong
  private static Map<String, Object> map(@Nullable Object yaml) {
    return yaml == null ? Map.of() : (Map<String, Object>) yaml;
  }

  @SuppressWarnings("unchecked")
  private static List<List<@Nullable Object>> rows(Object yaml) {
    return (List<List<@Nullable Object>>) yaml;
  }

  private static Dialect dialect(Map<String, Object> common, Map<String, Object> own) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("bucket", "samplebucket");
    settings.put("path_prefix", "a/b.csv");
    settings.put("header_line", "false");
    Stream.of(common, own)
        .forEach(layer ->
            layer.forEach((key, value) -> settings.put(key, SpecText.real(value.toString()))));
    return SettingsJson.parse("{}", settings).dialect();
  }

  private static Schema schema(Map<String, Object> columns) {
    return new Schema(
        columns.entrySet().stream()
            .map(column ->
                new Column(
                    SpecText.real(column.getKey()), SpecTypes.parse((String) column.getValue())))
            .toList());
  }

  private static byte[] bytes(Map<String, Object> fact) {
    if (fact.get("hex") instanceof String hex) {
      return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
    String text = (String) Objects.requireNonNull(fact.get("bytes"));
    return SpecText.real(text.replace("\n", "")).getBytes(UTF_8);
  }

  /// What the encoder makes of the rows, `times` over.
  byte[] encoded(int times, int limit) {
    try (Batch batch = SpecVectors.batch(schema, ByteSpecificationTest.repeated(rows, times))) {
      return Encoded.file(schema, dialect, batch, limit);
    }
  }

  /// Whether the same rows again give the same bytes again.
  boolean repeatable() {
    return dialect.header() == Header.NONE && !rows.isEmpty() && dialect.charset().equals(UTF_8);
  }

  /// Bytes for people.
  String shown(byte[] value) {
    return dialect.charset().equals(UTF_8)
        ? SpecText.visible(new String(value, UTF_8))
        : HexFormat.ofDelimiter(" ").formatHex(value);
  }
}
