package io.kartero.cli;

import java.util.function.IntPredicate;

/// Control characters, made visible: as the Unicode pictures for them (␍ ␊ ␉) or, where those may
/// not be shown, as escapes.
final class Invisible {
  private static final int PICTURES = 0x2400;
  private static final int PICTURE_OF_DELETE = 0x2421;
  private static final int DELETE = 0x7f;

  private final Terminal.Symbols symbols;

  Invisible(Terminal.Symbols symbols) {
    this.symbols = symbols;
  }

  String shown(String text) {
    return shown(text, Character::isISOControl);
  }

  /// A text of one or more lines: its line breaks and tabs stay, and what turns the order of
  /// letters on a terminal round is visible too.
  String shownInText(String text) {
    return shown(text, point -> isNoText(point) && point != '\n' && point != '\t');
  }

  private static boolean isNoText(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private String shown(String text, IntPredicate invisible) {
    if (text.codePoints().noneMatch(invisible)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(point, invisible, shown));
    return shown.toString();
  }

  private void append(int point, IntPredicate invisible, StringBuilder shown) {
    if (!invisible.test(point)) {
      shown.appendCodePoint(point);
    } else if (symbols == Terminal.Symbols.UNICODE && point < ' ') {
      shown.appendCodePoint(PICTURES + point);
    } else if (symbols == Terminal.Symbols.UNICODE && point == DELETE) {
      shown.appendCodePoint(PICTURE_OF_DELETE);
    } else {
      shown.append(escape(point));
    }
  }

  private static String escape(int point) {
    return switch (point) {
      case '\r' -> "\\r";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      default -> point < 0x100 ? "\\x%02x".formatted(point) : "\\u%04x".formatted(point);
    };
  }
}
