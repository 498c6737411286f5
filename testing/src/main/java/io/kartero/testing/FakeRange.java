package io.kartero.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The header `Content-Range` of an upload: `bytes 0-99/*`, `bytes 0-99/100`, `bytes */100` or
/// `bytes */*`.
///
/// @param begin 0 where the header has no range
/// @param total -1 while it is unknown
record FakeRange(boolean hasBytes, long begin, long total) {
  private static final Pattern HEADER = Pattern.compile("bytes (?:(\\d+)-\\d+|\\*)/(\\d+|\\*)");

  static FakeRange of(String header) {
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a Content-Range: " + header);
    }
    boolean hasBytes = matcher.group(1) != null;
    return new FakeRange(
        hasBytes,
        hasBytes ? Long.parseLong(matcher.group(1)) : 0,
        matcher.group(2).equals("*") ? -1 : Long.parseLong(matcher.group(2)));
  }

  /// The same bytes, of a whole of this length.
  FakeRange of(long whole) {
    return new FakeRange(hasBytes, begin, whole);
  }

  boolean isFinal() {
    return total >= 0;
  }
}
