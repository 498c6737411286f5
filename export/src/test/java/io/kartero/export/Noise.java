package io.kartero.export;

import java.util.Random;

/// Text that hardly compresses.
final class Noise {
  private Noise() {}

  static String text(int seed, int length) {
    Random random = new Random(seed * 31L);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) ('!' + random.nextInt(90)));
    }
    return text.toString();
  }
}
