package io.kartero.export.encode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.Soak;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Numbers against Java's own.
final class NumbersTest {
  private static final int TIMES = Soak.rounds(500_000, 20_000_000);
  private static final long SEED = Soak.seed("NumbersTest");

  private final Random random = new Random(SEED);
  private final byte[] target = new byte[128];

  /// Writes at some place in an array, and returns where it ended.
  private interface Writing {
    int put(byte[] target, int at);
  }

  private void assertWritten(Writing writing, String expected, Supplier<String> what) {
    int at = random.nextInt(40);
    byte before = (byte) random.nextInt();
    target[at] = before;
    int end = writing.put(target, at + 1);
    String written = new String(target, at + 1, end - at - 1, US_ASCII);
    if (!written.equals(expected) || target[at] != before) {
      assertThat(written).as("seed %d, %s", SEED, what.get()).isEqualTo(expected);
      assertThat(target[at]).as("the byte before").isEqualTo(before);
    }
  }

  private long anyLong() {
    long value = random.nextLong() >> random.nextInt(64);
    int near = random.nextInt(8);
    return near == 0
        ? (random.nextBoolean() ? 1 : -1) * (Digits.power(random.nextInt(19)) + near(value))
        : value;
  }

  private static long near(long value) {
    return value % 3;
  }

  @Test
  void wholeNumbersAreJavas() {
    for (int i = 0; i < TIMES; i++) {
      long value = anyLong();
      assertWritten((bytes, at) -> Digits.put(bytes, at, value), Long.toString(value), () -> "");
      assertWritten(
          (bytes, at) -> Digits.putUnsigned(bytes, at, value),
          Long.toUnsignedString(value),
          () -> "unsigned");
    }
  }

  @Test
  void paddedNumbersHaveAllTheirZeros() {
    for (int i = 0; i < TIMES; i++) {
      int count = 1 + random.nextInt(18);
      long value = random.nextLong(Digits.power(count));
      String digits = Long.toString(value);
      assertWritten(
          (bytes, at) -> Digits.putPadded(bytes, at, value, count),
          "0".repeat(count - digits.length()) + digits,
          () -> count + " digits");
    }
  }

  @Test
  void decimalsOfEveryScaleAreBigDecimals() {
    for (int i = 0; i < TIMES; i++) {
      int scale = random.nextInt(39);
      BigInteger value =
          new BigInteger(random.nextInt(127), random)
              .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1));
      String expected = new BigDecimal(value, scale).toPlainString();
      long low = value.longValue();
      long high = value.shiftRight(64).longValue();
      assertWritten(
          (bytes, at) -> Decimals.put(bytes, at, low, high, scale),
          expected,
          () -> value + " wide");
      if (value.bitLength() < 64) {
        assertWritten(
            (bytes, at) -> Decimals.put(bytes, at, low, scale), expected, () -> value + " long");
      }
    }
  }

  @Test
  void doublesAreJavas() {
    Doubles doubles = new Doubles();
    for (int i = 0; i < TIMES; i++) {
      double value =
          switch (random.nextInt(6)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextInt() / Math.pow(10, random.nextInt(10));
            case 2 -> random.nextLong(20_000_000_000_000L) / 1e6;
            case 3 ->
                Math.nextAfter(random.nextInt(10_000_000) / 1e6, random.nextBoolean() ? 1e9 : 0);
            case 4 -> random.nextDouble() * Math.pow(10, random.nextInt(12) - 4);
            default -> random.nextInt(20_000_001) - 10_000_000;
          };
      assertWritten(
          (bytes, at) -> doubles.put(bytes, at, value),
          Double.toString(value),
          () -> Long.toHexString(Double.doubleToRawLongBits(value)));
    }
  }

  @Test
  void floatsAreJavas() {
    Doubles doubles = new Doubles();
    for (int i = 0; i < TIMES; i++) {
      float value =
          random.nextBoolean()
              ? Float.intBitsToFloat(random.nextInt())
              : random.nextInt(1_000) / 8f;
      assertWritten(
          (bytes, at) -> doubles.put(bytes, at, value), Float.toString(value), () -> "float");
    }
  }
}
