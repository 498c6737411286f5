package io.kartero.cli;

import io.kartero.export.Receipt;
import io.kartero.export.SlowestStage;
import java.util.Locale;

/// A receipt for people.
final class ReceiptText {
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
    line(text, "took", String.format(Locale.ROOT, "%.2f s", receipt.elapsed().toMillis() / 1000.0));
    line(text, "slowest", slowest(receipt.slowest()));
    return text.toString();
  }

  private static String slowest(SlowestStage slowest) {
    return String.format(
        Locale.ROOT,
        "%s, at work for %.0f %% of the time",
        slowest.stage().name().toLowerCase(Locale.ROOT),
        100 * slowest.share());
  }

  private static String bytes(Receipt receipt) {
    String stored = number(receipt.object().bytes());
    return receipt.object().bytes() == receipt.plainBytes()
        ? stored
        : stored + " (text: " + number(receipt.plainBytes()) + ")";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%-13s %s%n".formatted(name, value));
  }
}
