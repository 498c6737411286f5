package io.kartero.export.encode;

import java.nio.charset.StandardCharsets;

/// What stands around a column's values: the quotes of policy ALL, the delimiter or the row's end
/// behind it, and what NULL looks like.
final class Frame {
  static final String QUOTE = "\"";

  final byte[] open;
  final byte[] close;
  final byte[] nullCell;

  /// The byte of [#open], or any.
  final byte openByte;

  /// [#close] in one word: at most a quote and a character of four bytes.
  final long closeWord;

  /// The first eight bytes of [#nullCell].
  final long nullWord;

  private Frame(String open, String close, String nullCell) {
    this.open = utf8(open);
    this.close = utf8(close);
    this.nullCell = utf8(nullCell);
    this.openByte = (byte) QUOTE.charAt(0);
    this.closeWord = Words.of(this.close);
    this.nullWord =
        Words.of(this.nullCell.length <= Long.BYTES ? this.nullCell : new byte[Long.BYTES]);
  }

  /// @param end the delimiter, or the newline behind a row's last value
  static Frame of(Dialect dialect, String end) {
    String quote = dialect.quotes() == Dialect.QuotePolicy.ALL ? QUOTE : "";
    return new Frame(quote, quote + end, dialect.nullString() + end);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
