package io.kartero.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kartero.export.FailingBucket.Point;
import io.kartero.export.ScriptedRows.Ending;
import io.kartero.export.bucket.Bucket;
import io.kartero.export.bucket.BucketException;
import io.kartero.export.pipeline.UnmappableCharacterException;
import io.kartero.rows.Column;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever fails, wherever: nothing is delivered, the caller hears the first cause, and nothing
/// stays open.
final class FailedExportTest {
  private final Exports exports;

  FailedExportTest(@TempDir Path root) {
    this.exports = new Exports(root);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 50})
  void aQueryThatFailsAfterSomeBatchesDeliversNothing(int batches) throws Exception {
    for (String compression : List.of("none", "gz", "bz2")) {
      RuntimeException failure = new IllegalStateException("the engine failed");
      ScriptedRows rows =
          ScriptedRows.of(Collections.nCopies(batches, 2_000), new Ending.Failure(failure));
      Export export = exports.export(rows, Map.of("compression", compression), 2);
      assertThat(catchThrowable(export::run)).isSameAs(failure);
      exports.assertNothingIsLeft(rows);
    }
  }

  @Test
  void anObjectThatWasThereStaysWhenTheNextExportFails() throws Exception {
    exports.export(ScriptedRows.of(List.of(2), new Ending.Normal()), Map.of(), 1).run();
    ScriptedRows rows =
        ScriptedRows.of(List.of(5), new Ending.Failure(new IllegalStateException("failed")));
    assertThatThrownBy(() -> exports.export(rows, Map.of(), 1).run()).hasMessage("failed");
    assertThat(exports.bytes()).asString(UTF_8).isEqualTo(ScriptedRows.file(2));
    Exports.assertEverythingIsClosed(rows);
  }

  @ParameterizedTest
  @EnumSource(Point.class)
  void aBucketThatFailsAtAnyPointDeliversNothing(Point point) throws Exception {
    for (String compression : List.of("none", "gz")) {
      BucketException failure =
          new BucketException(BucketException.Code.UPLOAD_LOST, "the session is gone");
      ScriptedRows rows =
          new ScriptedRows(
              Collections.nCopies(30, 2_000), new Ending.Normal(), row -> Noise.text(row, 60));
      FailingBucket bucket = new FailingBucket(exports.bucket(), point, failure);
      Export export = exports.export(rows, Map.of("compression", compression), 2, bucket);
      assertThat(catchThrowable(export::run)).isSameAs(failure);
      exports.assertNothingIsLeft(rows);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aCharacterThatTheCharsetLacksIsNamedWithItsRowAndColumn(int workers) throws Exception {
    ScriptedRows rows =
        new ScriptedRows(
            Collections.nCopies(20, 1_000),
            new Ending.Normal(),
            row -> row == 12_344 ? "ab😀c" : row > 12_344 ? "髙" : "row " + row);
    Export export = exports.export(rows, Map.of("charset", "Shift_JIS"), workers);
    assertThatThrownBy(export::run)
        .isInstanceOf(UnmappableCharacterException.class)
        .hasMessage(
            "Row 12345, column \"text\": Shift_JIS has no U+1F600. Nothing was delivered. Choose"
                + " charset UTF-8, or set charset_errors to replace, which writes a question mark"
                + " instead.");
    exports.assertNothingIsLeft(rows);
  }

  @Test
  void aCharacterThatTheCharsetLacksIsFoundInColumnNamesToo() throws Exception {
    Schema schema = Schema.of(new Column("id", Scalar.BIGINT), new Column("髙", Scalar.VARCHAR));
    ScriptedRows rows =
        new ScriptedRows(schema, List.of(3), new Ending.Normal(), ScriptedRows::text);
    assertThatThrownBy(() -> exports.export(rows, Map.of("charset", "Shift_JIS"), 1).run())
        .isInstanceOf(UnmappableCharacterException.class)
        .hasMessage(
            "A column's name: Shift_JIS has no U+9AD9. Nothing was delivered. Choose charset UTF-8,"
                + " or set charset_errors to replace, which writes a question mark instead.");
    exports.assertNothingIsLeft(rows);
  }

  @Test
  void aCharacterThatTheCharsetLacksIsReplacedWhereItMayBe() {
    ScriptedRows rows = new ScriptedRows(List.of(1), new Ending.Normal(), row -> "a😀表");
    exports.export(rows, Map.of("charset", "Shift_JIS", "charset_errors", "replace"), 1).run();
    assertThat(new String(exports.bytes(), Charset.forName("Shift_JIS")))
        .isEqualTo("id,text\r\n0,a?表\r\n");
  }

  @Test
  void aCancelledExportDeliversNothing() throws Exception {
    for (String compression : List.of("none", "gz", "bz2")) {
      ScriptedRows rows = ScriptedRows.of(Collections.nCopies(30, 2_000), new Ending.Hanging());
      Export export = exports.export(rows, Map.of("compression", compression), 2);
      Thread canceller =
          Thread.ofPlatform()
              .start(() -> {
                awaitUninterruptibly(rows);
                export.cancel();
              });
      assertThatThrownBy(export::run)
          .isInstanceOf(CancellationException.class)
          .hasMessage("The export was cancelled. Nothing was delivered.");
      canceller.join();
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      exports.assertNothingIsLeft(rows);
    }
  }

  @Test
  void aCancelledExportSaysSoWhenSomethingMayBeVisible() {
    BucketException failure =
        BucketException.perhapsVisible(BucketException.Code.CORRUPTED, "delete it", null);
    AtomicReference<Export> export = new AtomicReference<>();
    Runnable cancel = () -> export.get().cancel();
    Bucket bucket = new FailingBucket(exports.bucket(), Point.FIRST_WRITE, failure, cancel);
    ScriptedRows rows = ScriptedRows.of(List.of(1), new Ending.Normal());
    export.set(exports.export(rows, Map.of(), 1, bucket));

    assertThatThrownBy(export.get()::run).isSameAs(failure);
  }

  @Test
  void anExportThatWasCancelledBeforeItRanDoesNotRun() throws Exception {
    ScriptedRows rows = ScriptedRows.of(List.of(1), new Ending.Normal());
    Export export = exports.export(rows, Map.of(), 1);
    export.cancel();
    assertThatThrownBy(export::run)
        .isInstanceOf(CancellationException.class)
        .hasMessage("The export was cancelled. Nothing was delivered.");
    exports.assertNothingIsLeft(rows);
  }

  @Test
  void aCancellationAfterTheDeliveryHasNoEffect() {
    ScriptedRows rows = ScriptedRows.of(List.of(1), new Ending.Normal());
    Export export = exports.export(rows, Map.of(), 1);
    assertThat(export.run()).isInstanceOf(Outcome.Delivered.class);
    export.cancel();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(exports.bytes()).asString(UTF_8).isEqualTo(ScriptedRows.file(1));
  }

  @Test
  void aCancellationAtAnyMomentDeliversAllOrNothing() throws Exception {
    for (int round = 0; round < 300; round++) {
      ScriptedRows rows = ScriptedRows.of(Collections.nCopies(8, 400), new Ending.Normal());
      Export export = exports.export(rows, Map.of(), 2);
      long patience = round * 10_000L;
      Thread canceller =
          Thread.ofPlatform()
              .start(() -> {
                long start = System.nanoTime();
                while (System.nanoTime() - start < patience) {
                  Thread.onSpinWait();
                }
                export.cancel();
              });
      Throwable thrown = catchThrowable(export::run);
      canceller.join();
      if (thrown == null) {
        assertThat(exports.bytes()).asString(UTF_8).isEqualTo(ScriptedRows.file(3_200));
        Files.delete(exports.file());
      } else {
        assertThat(thrown).isInstanceOf(CancellationException.class);
        assertThat(exports.file()).doesNotExist();
      }
      assertThat(Thread.interrupted()).as("round %d", round).isFalse();
      Exports.assertEverythingIsClosed(rows);
    }
  }

  private static void awaitUninterruptibly(ScriptedRows rows) {
    try {
      rows.hanging.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
