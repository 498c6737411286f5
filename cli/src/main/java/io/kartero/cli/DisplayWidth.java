package io.kartero.cli;

/// How many columns a text takes on a terminal. East Asian characters and emoji take two (Unicode
/// Standard Annex 11, simplified to whole blocks), combining ones none.
final class DisplayWidth {
  private static final int[][] WIDE = {
    {0x1100, 0x115f},
    {0x2e80, 0x303e},
    {0x3041, 0xa4cf},
    {0xac00, 0xd7a3},
    {0xf900, 0xfaff},
    {0xfe30, 0xfe6f},
    {0xff00, 0xff60},
    {0xffe0, 0xffe6},
    {0x1f300, 0x1f64f},
    {0x1f680, 0x1f6ff},
    {0x1f900, 0x1f9ff},
    {0x20000, 0x3fffd}
  };

  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  static int of(int point) {
    if (point < WIDE[0][0]) {
      return isCombining(point) ? 0 : 1;
    }
    for (int[] range : WIDE) {
      if (point >= range[0] && point <= range[1]) {
        return 2;
      }
    }
    return isCombining(point) ? 0 : 1;
  }

  private static boolean isCombining(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  /// The longest beginning that fits, with an ellipsis where something is left out.
  static String cut(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int used = 1;
    for (int point : text.codePoints().toArray()) {
      used += of(point);
      if (used > width) {
        break;
      }
      cut.appendCodePoint(point);
    }
    return cut.append('…').toString();
  }
}
