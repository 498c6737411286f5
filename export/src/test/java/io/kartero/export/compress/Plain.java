package io.kartero.export.compress;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/// Kinds of plain bytes to compress.
enum Plain {
  CSV {
    @Override
    byte[] bytes(int length, Random random) {
      StringBuilder rows = new StringBuilder(length + 200);
      for (int row = 0; rows.length() < length; row++) {
        appendRow(rows, row, random);
      }
      return Arrays.copyOf(rows.toString().getBytes(StandardCharsets.US_ASCII), length);
    }
  },
  NOISE {
    @Override
    byte[] bytes(int length, Random random) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      return bytes;
    }
  },
  ZEROS {
    @Override
    byte[] bytes(int length, Random random) {
      return new byte[length];
    }
  },
  FEW_SYMBOLS {
    @Override
    byte[] bytes(int length, Random random) {
      byte[] bytes = new byte[length];
      int symbols = 1 + random.nextInt(60);
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) (random.nextInt(symbols) * random.nextInt(3));
      }
      return bytes;
    }
  },
  /// Words far apart that come again, which needs long distances, between stretches of noise.
  PATCHES {
    @Override
    byte[] bytes(int length, Random random) {
      byte[] word = NOISE.bytes(1 + random.nextInt(300), random);
      byte[] bytes = NOISE.bytes(length, random);
      for (int at = 0; at + word.length < length; at += word.length + random.nextInt(40_000)) {
        System.arraycopy(word, 0, bytes, at, word.length);
      }
      return bytes;
    }
  };

  private static final String[] WORDS =
      ("carefully final deposits sleep quickly among the ironic requests silent accounts above"
              + " bold packages wake furiously even theodolites nag slyly")
          .split(" ");

  abstract byte[] bytes(int length, Random random);

  private static void appendRow(StringBuilder rows, int row, Random random) {
    rows.append(row / 4).append(',').append(random.nextInt(200_000)).append(',');
    rows.append(random.nextInt(10_000)).append(',').append(row % 4 + 1).append(',');
    int cents = random.nextInt(9_000_000);
    rows.append(String.format(Locale.ROOT, "%d.%02d,0.0", cents / 100, cents % 100));
    rows.append(random.nextInt(10)).append(',').append("ARN".charAt(random.nextInt(3)));
    rows.append(",199").append(random.nextInt(8)).append("-0").append(1 + random.nextInt(9));
    rows.append('-').append(10 + random.nextInt(19)).append(",DELIVER IN PERSON,");
    for (int words = 2 + random.nextInt(6); words > 0; words--) {
      rows.append(WORDS[random.nextInt(WORDS.length)]).append(words == 1 ? "\r\n" : " ");
    }
  }
}
