package io.kartero.cli;

import io.kartero.export.Receipt;
import io.kartero.export.SlowestStage;
import java.time.Duration;
import java.util.Locale;

/// A receipt for people.
///
/// Written by hand: Java's formats load what they know of languages for the first number, which
/// takes longer than to encode and write a thousand rows.
final class ReceiptText {
  private static final int NAMES = 14;

  private ReceiptText() {}

  static String of(Receipt receipt) {
    StringBuilder text = new StringBuilder();
    line(text, "delivered", receipt.object().location());
    line(text, "type", receipt.contentType());
    line(text, "rows", number(receipt.rows()));
    line(text, "bytes", bytes(receipt));
    line(text, "crc32c", receipt.object().checksum());
    receipt.keyFingerprint().ifPresent(key -> line(text, "encrypted to", key));
    line(text, "job", receipt.jobId());
    line(text, "took", seconds(receipt.elapsed()));
    line(text, "slowest", slowest(receipt.slowest()));
    return text.toString();
  }

  private static String slowest(SlowestStage slowest) {
    String stage = slowest.stage().name().toLowerCase(Locale.ROOT);
    return stage + ", at work for " + Math.round(100 * slowest.share()) + " % of the time";
  }

  private static String bytes(Receipt receipt) {
    String stored = number(receipt.object().bytes());
    return receipt.object().bytes() == receipt.plainBytes()
        ? stored
        : stored + " (text: " + number(receipt.plainBytes()) + ")";
  }

  private static String seconds(Duration elapsed) {
    long hundredths = Math.round(elapsed.toMillis() / 10.0);
    return hundredths / 100 + "." + hundredths % 100 / 10 + hundredths % 10 + " s";
  }

  /// With a comma before every three digits.
  private static String number(long number) {
    StringBuilder text = new StringBuilder(Long.toString(number));
    for (int at = text.length() - 3; at > 0; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).repeat(' ', NAMES - name.length()).append(value);
    text.append(System.lineSeparator());
  }
}
