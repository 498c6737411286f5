package io.kartero.export.settings;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The encodings that a file can have: those in which each character stands for itself, and in
/// which the bytes of delimiters, quotes and newlines mean nothing else.
final class CharsetName {
  private static final List<Charset> ALLOWED =
      List.of(
          StandardCharsets.UTF_8,
          Charset.forName("Shift_JIS"),
          Charset.forName("windows-31j"),
          Charset.forName("EUC-JP"));
  private static final String ACCEPTED = "accepted are UTF-8, Shift_JIS, Windows-31J and EUC-JP";

  private CharsetName() {}

  static Charset parse(String text) {
    String name = text.strip();
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.contains("BOM") || upper.contains("SIG")) {
      throw new Unfit("is " + Shown.quoted(text), "KARTE reads no byte order mark; use UTF-8");
    }
    if (upper.startsWith("UTF-16") || upper.startsWith("UTF-32") || upper.startsWith("UTF16")) {
      throw new Unfit(
          "is " + Shown.quoted(text),
          "its commas, quotes and newlines are more than one byte long, which no reader of CSV"
              + " expects; "
              + ACCEPTED);
    }
    return known(name)
        .or(() -> known(name.replace('_', '-')))
        .filter(ALLOWED::contains)
        .orElseThrow(() -> new Unfit("is " + Shown.quoted(text), accepted(name)));
  }

  private static Optional<Charset> known(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException noSuchCharset) {
      return Optional.empty();
    }
  }

  private static String accepted(String name) {
    List<String> names = ALLOWED.stream().map(Charset::name).toList();
    return ACCEPTED
        + Nearest.of(name, names).map(near -> "; did you mean " + near + "?").orElse("");
  }
}
