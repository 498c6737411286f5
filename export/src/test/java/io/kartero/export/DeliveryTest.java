package io.kartero.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.export.ScriptedRows.Ending;
import io.kartero.export.bucket.FolderObject;
import io.kartero.export.pipeline.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeliveryTest {
  private static final int ROWS = 60_000;

  private final Exports exports;

  DeliveryTest(@TempDir Path root) {
    this.exports = new Exports(root);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void rowsKeepTheirOrderWhateverTheBatchesAndWorkers(int workers) throws Exception {
    String expected = ScriptedRows.file(ROWS);
    for (long seed = 0; seed < 4; seed++) {
      ScriptedRows rows = ScriptedRows.inRandomBatches(ROWS, seed);
      exports.export(rows, Map.of(), workers).run();
      assertThat(new String(exports.bytes(), UTF_8).equals(expected)).as("seed " + seed).isTrue();
      Exports.assertEverythingIsClosed(rows);
    }
  }

  @Test
  void equalRowsGiveEqualGzipBytesWhateverTheBatchesAndWorkers() throws Exception {
    exports.export(ScriptedRows.inRandomBatches(ROWS, 1), Map.of("compression", "gz"), 1).run();
    byte[] first = exports.bytes();
    assertThat(new String(Exports.gunzipped(first), UTF_8).equals(ScriptedRows.file(ROWS)))
        .isTrue();
    for (int workers : List.of(1, 2, 4)) {
      ScriptedRows rows = ScriptedRows.inRandomBatches(ROWS, 10 + workers);
      exports.export(rows, Map.of("compression", "gz"), workers).run();
      assertThat(exports.bytes()).isEqualTo(first);
      Exports.assertEverythingIsClosed(rows);
    }
  }

  @Test
  void theReceiptProvesWhatWasDelivered() {
    Export export = exports.export(ScriptedRows.inRandomBatches(ROWS, 3), Map.of(), 2);
    Receipt receipt = receipt(export.run());
    byte[] bytes = exports.bytes();
    assertThat(receipt.jobId()).isEqualTo("job-7");
    assertThat(receipt.rows()).isEqualTo(ROWS);
    assertThat(receipt.plainBytes()).isEqualTo(bytes.length);
    assertThat(receipt.compressedBytes()).isEqualTo(bytes.length);
    assertThat(receipt.object().bytes()).isEqualTo(bytes.length);
    assertThat(receipt.object().crc32c()).isEqualTo(crc32c(bytes));
    assertThat(receipt.object().bucket()).isEqualTo("samplebucket");
    assertThat(receipt.object().name()).isEqualTo(Exports.OBJECT);
    assertThat(receipt.object().generation()).isEqualTo(1);
    assertThat(receipt.object().location()).isEqualTo(exports.file().toString());
    assertThat(receipt.sqlSha256()).isEqualTo(Exports.SQL_SHA256);
    assertThat(receipt.contentType()).isEqualTo("text/csv; charset=utf-8");
    assertThat(receipt.settings()).containsEntry("quote_policy", "MINIMAL");
    assertThat(receipt.keyFingerprint()).isEmpty();
    assertThat(receipt.startedAt()).isEqualTo(Exports.NOW);
    assertThat(receipt.elapsed()).isPositive();
    assertThat(receipt.busy()).containsOnlyKeys(Stage.values());
    assertThat(receipt.busy().get(Stage.ENCODE)).isPositive();
    assertThat(receipt.slowest().share()).isBetween(0.0, 1.0);
    assertThat(receipt.toJson())
        .contains(
            "\"slowest_stage\":\"" + receipt.slowest().stage().name().toLowerCase(Locale.ROOT));
    assertThat(export.meter().rows()).isEqualTo(ROWS);
  }

  @Test
  void theReceiptOfAGzipFileCountsBothSizes() {
    ScriptedRows rows = ScriptedRows.inRandomBatches(ROWS, 3);
    Receipt receipt = receipt(exports.export(rows, Map.of("compression", "gz"), 2).run());
    byte[] bytes = exports.bytes();
    assertThat(receipt.plainBytes()).isEqualTo(ScriptedRows.file(ROWS).getBytes(UTF_8).length);
    assertThat(receipt.compressedBytes()).isEqualTo(bytes.length);
    assertThat(receipt.object().bytes()).isEqualTo(bytes.length);
    assertThat(receipt.object().crc32c()).isEqualTo(crc32c(bytes));
    assertThat(receipt.contentType()).isEqualTo("application/gzip");
  }

  @Test
  void bzip2CountsItsCompressedBytesToo() {
    ScriptedRows rows = ScriptedRows.inRandomBatches(5_000, 3);
    Receipt receipt = receipt(exports.export(rows, Map.of("compression", "bz2"), 2).run());
    assertThat(receipt.compressedBytes()).isEqualTo(exports.bytes().length);
    assertThat(receipt.plainBytes()).isEqualTo(ScriptedRows.file(5_000).getBytes(UTF_8).length);
  }

  @Test
  void aSmallFileCarriesItsRowsAndJobInItsMetadata() {
    exports.export(ScriptedRows.of(List.of(3), new Ending.Normal()), Map.of(), 1).run();
    FolderObject object = exports.bucket().find(Exports.OBJECT).orElseThrow();
    assertThat(object.description().contentType()).isEqualTo("text/csv; charset=utf-8");
    assertThat(object.description().metadata())
        .containsExactlyInAnyOrderEntriesOf(Map.of("kartero-job", "job-7", "kartero-rows", "3"));
  }

  @Test
  void aSecondExportReplacesTheFirst() {
    exports.export(ScriptedRows.of(List.of(3), new Ending.Normal()), Map.of(), 1).run();
    ScriptedRows rows = ScriptedRows.of(List.of(2), new Ending.Normal());
    Receipt receipt = receipt(exports.export(rows, Map.of(), 1).run());
    assertThat(receipt.object().generation()).isEqualTo(2);
    assertThat(exports.bytes()).asString(UTF_8).isEqualTo(ScriptedRows.file(2));
  }

  @Test
  void noRowsDeliverTheHeader() throws Exception {
    ScriptedRows rows = ScriptedRows.of(List.of(), new Ending.Normal());
    Receipt receipt = receipt(exports.export(rows, Map.of("on_empty", "header_only"), 2).run());
    assertThat(exports.bytes()).asString(UTF_8).isEqualTo("id,text\r\n");
    assertThat(receipt.rows()).isZero();
    Exports.assertEverythingIsClosed(rows);
  }

  @Test
  void noRowsAndNoHeaderDeliverAnEmptyFile() {
    ScriptedRows rows = ScriptedRows.of(List.of(), new Ending.Normal());
    Receipt receipt = receipt(exports.export(rows, Map.of("header_line", "false"), 2).run());
    assertThat(exports.bytes()).isEmpty();
    assertThat(receipt.object().bytes()).isZero();
    assertThat(receipt.object().crc32c()).isZero();
  }

  @Test
  void noRowsAndNoHeaderDeliverAnEmptyGzipFile() {
    ScriptedRows rows = ScriptedRows.of(List.of(), new Ending.Normal());
    exports.export(rows, Map.of("header_line", "false", "compression", "gz"), 2).run();
    assertThat(Exports.gunzipped(exports.bytes())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gz", "bz2"})
  void noRowsDeliverNothingWhereTheyAreSkipped(String compression) throws Exception {
    ScriptedRows rows = ScriptedRows.of(List.of(), new Ending.Normal());
    Map<String, String> settings = Map.of("on_empty", "skip", "compression", compression);
    assertThat(exports.export(rows, settings, 2).run()).isEqualTo(new Outcome.Skipped());
    exports.assertNothingIsLeft(rows);
  }

  @Test
  void noRowsFailWhereTheyMust() throws Exception {
    ScriptedRows rows = ScriptedRows.of(List.of(), new Ending.Normal());
    assertThatThrownBy(() -> exports.export(rows, Map.of("on_empty", "fail"), 2).run())
        .isInstanceOf(EmptyResultException.class)
        .hasMessage(
            "The query returned no rows, and on_empty is fail. Nothing was delivered. Set on_empty"
                + " to header_only to deliver a file without rows, or to skip to deliver none.");
    exports.assertNothingIsLeft(rows);
  }

  @Test
  void rowsAreDeliveredWhereNoRowsWouldFail() throws IOException {
    ScriptedRows rows = ScriptedRows.of(List.of(1), new Ending.Normal());
    assertThat(exports.export(rows, Map.of("on_empty", "fail"), 2).run())
        .isInstanceOf(Outcome.Delivered.class);
  }

  private static Receipt receipt(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    return ((Outcome.Delivered) outcome).receipt();
  }

  private static int crc32c(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, bytes.length);
    return (int) sum.getValue();
  }
}
