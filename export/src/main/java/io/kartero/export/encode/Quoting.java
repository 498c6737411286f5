package io.kartero.export.encode;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Puts a value in quotes, or backslashes before what would be misread, byte by byte: for the
/// values that need it. Behaves as Embulk's CSV formatter does.
final class Quoting {
  private static final byte QUOTE = '"';
  private static final byte BACKSLASH = '\\';
  private static final int NO_LENGTH = -1;

  private final QuotePolicy policy;
  private final FieldNewline fieldNewline;
  private final byte[] newline;
  private final byte[] delimiter;
  private final byte[] nullString;
  private final long[] suspects;

  Quoting(Dialect dialect) {
    this.policy = dialect.quotes();
    this.fieldNewline = dialect.newlineInField();
    this.newline =
        switch (fieldNewline) {
          case CRLF -> new byte[] {'\r', '\n'};
          case CR -> new byte[] {'\r'};
          case LF, KEEP -> new byte[] {'\n'};
        };
    this.delimiter = dialect.delimiter().getBytes(StandardCharsets.UTF_8);
    this.nullString = dialect.nullString().getBytes(StandardCharsets.UTF_8);
    long quote = Words.repeat(QUOTE);
    long end = Words.repeat(delimiter[0]);
    this.suspects =
        switch (policy) {
          case MINIMAL -> new long[] {quote, end};
          case ALL -> new long[] {quote, quote};
          case NONE -> new long[] {end, end};
        };
  }

  /// Two bytes, each repeated over a word, that a value must be searched for besides CR and LF:
  /// none of the four in it means that its bytes are written as they are (between the quotes of
  /// ALL).
  long suspect(int index) {
    return suspects[index];
  }

  /// A value of this length may be the null string, which is then put in quotes; -1 where that
  /// cannot be.
  int nullLength() {
    return policy == QuotePolicy.MINIMAL ? nullString.length : NO_LENGTH;
  }

  byte[] nullString() {
    return nullString;
  }

  /// Appends a value without what separates it from the next.
  void append(byte[] source, int from, int to, Block out) {
    // Twice the length for doubled quotes, backslashes and newlines of two bytes with a backslash.
    out.reserve((to - from) * 3L + 2);
    if (policy == QuotePolicy.NONE || !needsQuotes(source, from, to)) {
      out.size = escape(source, from, to, out.array, out.size);
      return;
    }
    out.array[out.size] = QUOTE;
    out.size = escape(source, from, to, out.array, out.size + 1);
    out.array[out.size++] = QUOTE;
  }

  private boolean needsQuotes(byte[] source, int from, int to) {
    if (policy == QuotePolicy.ALL
        || Arrays.equals(source, from, to, nullString, 0, nullString.length)) {
      return true;
    }
    for (int i = from; i < to; i++) {
      byte value = source[i];
      if (value == QUOTE || value == '\r' || value == '\n' || isDelimiter(source, i, to)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDelimiter(byte[] source, int at, int to) {
    return source[at] == delimiter[0]
        && to - at >= delimiter.length
        && Arrays.equals(source, at, at + delimiter.length, delimiter, 0, delimiter.length);
  }

  private int escape(byte[] source, int from, int to, byte[] target, int at) {
    boolean escapes = policy == QuotePolicy.NONE;
    int end = at;
    for (int i = from; i < to; i++) {
      byte value = source[i];
      switch (value) {
        case QUOTE -> {
          if (!escapes) {
            target[end++] = QUOTE;
          }
          target[end++] = QUOTE;
        }
        case '\r', '\n' -> {
          if (value == '\n' && i > from && source[i - 1] == '\r' && !keepsNewlines()) {
            continue; // the CR before it has become the newline
          }
          if (escapes) {
            target[end++] = BACKSLASH;
          }
          end = putNewline(value, target, end);
        }
        default -> {
          if (escapes && isDelimiter(source, i, to)) {
            target[end++] = BACKSLASH;
          }
          target[end++] = value;
        }
      }
    }
    return end;
  }

  private boolean keepsNewlines() {
    return fieldNewline == FieldNewline.KEEP;
  }

  private int putNewline(byte found, byte[] target, int at) {
    if (keepsNewlines()) {
      target[at] = found;
      return at + 1;
    }
    System.arraycopy(newline, 0, target, at, newline.length);
    return at + newline.length;
  }
}
