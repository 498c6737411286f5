package io.kartero.export;

import io.kartero.export.bucket.StoredObject;
import io.kartero.export.pipeline.Stage;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A receipt as JSON. Sizes are bytes, times are ISO 8601 in UTC, durations are seconds.
final class ReceiptJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ReceiptJson() {}

  static String write(Receipt receipt) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("job_id", receipt.jobId());
      writeObject(json, receipt);
      json.writeNumberProperty("rows", receipt.rows());
      writeBytes(json, receipt);
      json.writeStringProperty("crc32c", receipt.object().checksum());
      json.writeStringProperty("sql_sha256", receipt.sqlSha256());
      receipt.keyFingerprint().ifPresent(key -> json.writeStringProperty("encrypted_to", key));
      if (receipt.guard() != Publication.Guard.NONE) {
        json.writeStringProperty("guard", receipt.guard().name().toLowerCase(Locale.ROOT));
      }
      json.writeName("settings");
      json.writeStartObject();
      receipt.settings().forEach(json::writeStringProperty);
      json.writeEndObject();
      writeTimes(json, receipt);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void writeObject(JsonGenerator json, Receipt receipt) {
    StoredObject object = receipt.object();
    json.writeName("object");
    json.writeStartObject();
    json.writeStringProperty("location", object.location());
    json.writeStringProperty("bucket", object.bucket());
    json.writeStringProperty("name", object.name());
    json.writeNumberProperty("generation", object.generation());
    json.writeStringProperty("content_type", receipt.contentType());
    json.writeEndObject();
  }

  private static void writeBytes(JsonGenerator json, Receipt receipt) {
    json.writeName("bytes");
    json.writeStartObject();
    json.writeNumberProperty("plain", receipt.plainBytes());
    json.writeNumberProperty("compressed", receipt.compressedBytes());
    json.writeNumberProperty("stored", receipt.object().bytes());
    json.writeEndObject();
  }

  private static void writeTimes(JsonGenerator json, Receipt receipt) {
    json.writeStringProperty("started_at", receipt.startedAt().toString());
    json.writeNumberProperty("elapsed_seconds", seconds(receipt.elapsed()));
    json.writeName("busy_seconds");
    json.writeStartObject();
    for (Stage stage : Stage.values()) {
      json.writeNumberProperty(
          name(stage), seconds(receipt.busy().getOrDefault(stage, Duration.ZERO)));
    }
    json.writeEndObject();
    json.writeStringProperty("slowest_stage", name(receipt.slowest().stage()));
  }

  private static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
