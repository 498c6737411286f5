package io.kartero.export.encode;

/// Control characters made visible: `␍` is CR, `␊` LF, `␉` a tab, `␀` NUL.
final class SpecText {
  private static final String VISIBLE = "␍␊␉␀␈␌␛";
  private static final String REAL = "\r\n\t\0\b\f\u001b";

  private SpecText() {}

  static String real(String visible) {
    return translated(visible, VISIBLE, REAL);
  }

  static String visible(String real) {
    return translated(real, REAL, VISIBLE);
  }

  private static String translated(String text, String from, String to) {
    StringBuilder translated = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      int index = from.indexOf(text.charAt(i));
      if (index >= 0) {
        translated.setCharAt(i, to.charAt(index));
      }
    }
    return translated.toString();
  }
}
