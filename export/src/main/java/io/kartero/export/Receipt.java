package io.kartero.export;

import io.kartero.export.bucket.StoredObject;
import io.kartero.export.pipeline.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What was delivered, and the proof of it.
///
/// @param rows without the header line
/// @param plainBytes the text
/// @param compressedBytes the text compressed; the same where it is not
/// @param object what the bucket says of it; its bytes are what was stored, encrypted or not
/// @param settings those in effect, without secrets
/// @param keyFingerprint of the subkey that the file is encrypted to
/// @param guard what kept a second worker from publishing too
/// @param busy how long each stage was at work, all its threads added up
/// @param slowest what to look at first to make it faster
public record Receipt(
    String jobId,
    StoredObject object,
    String contentType,
    long rows,
    long plainBytes,
    long compressedBytes,
    String sqlSha256,
    SequencedMap<String, String> settings,
    Optional<String> keyFingerprint,
    Publication.Guard guard,
    Instant startedAt,
    Duration elapsed,
    Map<Stage, Duration> busy,
    SlowestStage slowest) {
  public String toJson() {
    return ReceiptJson.write(this);
  }
}
