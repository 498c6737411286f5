package io.kartero.export.settings;

import java.util.Locale;

/// How a value that the caller gave is quoted back: short, on one line, and never a private key
/// that landed in the wrong field.
public final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  public static String quoted(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("private key") || lower.contains("private_key")) {
      return "a text that looks like a private key";
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      int end = text.offsetByCodePoints(0, LONGEST);
      return "\"" + visible(text.substring(0, end)) + "...\"";
    }
    return "\"" + visible(text) + "\"";
  }

  private static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(character -> visible.append(visible(character)));
    return visible.toString();
  }

  private static String visible(int character) {
    return switch (character) {
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      default ->
          switch (Character.getType(character)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.SURROGATE,
                Character.UNASSIGNED,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR ->
                String.format(Locale.ROOT, "\\u%04X", character);
            default -> Character.toString(character);
          };
    };
  }
}
