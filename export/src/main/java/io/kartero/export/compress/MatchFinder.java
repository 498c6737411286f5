package io.kartero.export.compress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Finds what a text says again. Places with the same next [#SHORTEST] bytes form a chain, the
/// nearest first.
///
/// Shorter matches are not looked for. In rows of a table they are digits and letters that agree by
/// chance, far away: to name them takes more bits than to spell them, and the chains get long by
/// them. It is why tables become smaller here than by zlib, which takes matches of three bytes.
///
/// Hot. Bytes are compared eight at a time.
final class MatchFinder {
  static final int WINDOW = 1 << 15;
  static final int SHORTEST = 6;

  /// Four times as many chains as places: most of what a chain holds is what is looked for, and
  /// looking at the rest took a fifth of the time.
  private static final int HASH_BITS = 17;

  private static final long SPREAD = 0x9E3779B185EBCA87L;
  private static final int NOWHERE = -WINDOW - 1;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final int[] nearest = new int[1 << HASH_BITS];

  /// The place before each in its chain. A place's entry is overwritten when it leaves the window.
  private final int[] before = new int[WINDOW];

  private byte[] text = {};
  private int end;
  private int distance;

  void begin(byte[] bytes, int length) {
    text = bytes;
    end = length;
    Arrays.fill(nearest, NOWHERE);
  }

  /// Matches begin before this place only: eight bytes are read there.
  int last() {
    return end - Long.BYTES;
  }

  /// How far back the match is that was found last.
  int distance() {
    return distance;
  }

  /// Looks for a match of more than `known` bytes, and puts the place into its chain.
  ///
  /// @param known at least [#SHORTEST] less one
  /// @param good a match as long as this ends the search
  /// @param depth at most so many places are looked at
  /// @return the longest match's length, or `known`
  int find(int place, int known, int good, int depth) {
    byte[] bytes = text;
    int candidate = enter(bytes, place);
    int longest = known;
    int most = Math.min(Symbols.LONGEST_MATCH, end - place);
    if (candidate < place - WINDOW || longest >= most) {
      return longest;
    }
    // Most candidates fail at their first comparison: of the four bytes that would make a longer
    // match than the longest so far.
    int decisive = (int) INT.get(bytes, place + longest - 3);
    for (int left = depth; left > 0; left--) {
      if ((int) INT.get(bytes, candidate + longest - 3) == decisive) {
        int length = common(bytes, candidate, place, most);
        if (length > longest) {
          longest = length;
          distance = place - candidate;
          if (length >= good || length == most) {
            return length;
          }
          decisive = (int) INT.get(bytes, place + longest - 3);
        }
      }
      int next = before[candidate & (WINDOW - 1)];
      // A chain that left the window goes on with younger places, which are in it already.
      if (next <= place - WINDOW || next >= candidate) {
        return longest;
      }
      candidate = next;
    }
    return longest;
  }

  /// Puts the places of a match into their chains.
  void enterAll(int from, int to) {
    byte[] bytes = text;
    for (int place = from; place < to; place++) {
      enter(bytes, place);
    }
  }

  /// @return the place that was the nearest of the chain
  private int enter(byte[] bytes, int place) {
    long ahead = (long) LONG.get(bytes, place) << (Long.SIZE - Byte.SIZE * SHORTEST);
    int chain = (int) ((ahead * SPREAD) >>> (Long.SIZE - HASH_BITS));
    int found = nearest[chain];
    nearest[chain] = place;
    before[place & (WINDOW - 1)] = found;
    return found;
  }

  private static int common(byte[] bytes, int candidate, int place, int most) {
    int length = 0;
    while (length + Long.BYTES <= most) {
      long difference =
          (long) LONG.get(bytes, candidate + length) ^ (long) LONG.get(bytes, place + length);
      if (difference != 0) {
        return length + (Long.numberOfTrailingZeros(difference) >>> 3);
      }
      length += Long.BYTES;
    }
    while (length < most && bytes[candidate + length] == bytes[place + length]) {
      length++;
    }
    return length;
  }
}
