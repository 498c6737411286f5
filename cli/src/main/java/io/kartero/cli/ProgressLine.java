package io.kartero.cli;

import io.kartero.export.pipeline.Meter;
import io.kartero.query.QueryProgress;
import io.kartero.query.Result;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/// One line on a terminal that says how far an export is, written over and over.
final class ProgressLine {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String ERASE = "\r\033[K";
  private static final double MEGABYTE = 1e6;

  private final Session session;
  private final Meter meter;
  private final Result result;
  private final long start = System.nanoTime();
  private final Thread writer = Thread.ofVirtual().name("progress").unstarted(this::write);

  private ProgressLine(Session session, Meter meter, Result result) {
    this.session = session;
    this.meter = meter;
    this.result = result;
  }

  /// Runs `work` and meanwhile shows how far it is, where standard error is a terminal.
  static <T> T during(Supplier<T> work, Session session, Meter meter, Result result) {
    if (session.terminal().errors() != Terminal.Stream.TERMINAL) {
      return work.get();
    }
    ProgressLine line = new ProgressLine(session, meter, result);
    line.writer.start();
    try {
      return work.get();
    } finally {
      line.end();
    }
  }

  private void write() {
    try {
      while (!Thread.interrupted()) {
        Thread.sleep(PAUSE);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        session.errors().print(ERASE + fitting(text(meter, result.progress(), elapsed)));
        session.errors().flush();
      }
    } catch (InterruptedException e) {
      // Asked to end.
    }
    session.errors().print(ERASE);
    session.errors().flush();
  }

  /// A line that wraps cannot be erased; what stands at its end comes first to be left out.
  private String fitting(String text) {
    return text.substring(0, Math.min(text.length(), session.terminal().columns() - 1));
  }

  /// Until the first row the query works; after it the stages overlap, and bytes say more.
  static String text(Meter meter, QueryProgress progress, Duration elapsed) {
    double seconds = elapsed.toMillis() / 1000.0;
    StringBuilder text = new StringBuilder();
    if (meter.rows() == 0) {
      text.append(String.format(Locale.ROOT, "query runs, %.0f s", seconds));
      text.append(progress.detail().isEmpty() ? "" : ", " + progress.detail());
    } else {
      double plain = meter.plainBytes() / MEGABYTE;
      text.append(
          String.format(
              Locale.ROOT,
              "%,d rows, %,.1f MB at %,.0f MB/s, %,.1f MB stored",
              meter.rows(),
              plain,
              plain / seconds,
              meter.storedBytes() / MEGABYTE));
    }
    OptionalDouble fraction = progress.fraction();
    if (fraction.isPresent() && fraction.getAsDouble() > 0) {
      double done = fraction.getAsDouble();
      text.append(
          String.format(
              Locale.ROOT, ", %.0f %%, %.0f s left", done * 100, seconds / done - seconds));
    }
    return text.toString();
  }

  private void end() {
    writer.interrupt();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
