package io.kartero.cli;

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
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(point, shown));
    return shown.toString();
  }

  private void append(int point, StringBuilder shown) {
    if (!Character.isISOControl(point)) {
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
      default -> "\\x%02x".formatted(point);
    };
  }
}
