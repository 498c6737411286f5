package io.kartero.export.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// A setting's value that is one of a few words, in any case.
///
/// @param values by word; the first word of a value is the one it is written with
record Words<T>(SequencedMap<String, T> values) {

  static <T> Words<T> of(String word, T value) {
    SequencedMap<String, T> values = new LinkedHashMap<>();
    values.put(word, value);
    return new Words<>(values);
  }

  Words<T> and(String word, T value) {
    SequencedMap<String, T> more = new LinkedHashMap<>(values);
    more.put(word, value);
    return new Words<>(more);
  }

  T parse(String text) {
    String word = letters(text);
    return values.entrySet().stream()
        .filter(entry -> letters(entry.getKey()).equals(word))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new Unfit("is " + Shown.quoted(text), accepted(text)));
  }

  /// The word that stands for a value.
  String word(T value) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private String accepted(String text) {
    List<String> words = values.values().stream().distinct().map(this::word).toList();
    String all = String.join(", ", words.subList(0, words.size() - 1));
    return "accepted are "
        + (all.isEmpty() ? "" : all + " and ")
        + words.getLast()
        + Nearest.of(text.strip(), words).map(word -> "; did you mean " + word + "?").orElse("");
  }

  private static String letters(String word) {
    return word.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
  }
}
