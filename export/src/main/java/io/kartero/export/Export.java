package io.kartero.export;

import io.kartero.export.bucket.Bucket;
import io.kartero.export.bucket.BucketException;
import io.kartero.export.bucket.BucketException.Visibility;
import io.kartero.export.bucket.ObjectDescription;
import io.kartero.export.bucket.StoredObject;
import io.kartero.export.compress.Bzip2;
import io.kartero.export.compress.Compression;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.pgp.Armor;
import io.kartero.export.pgp.EncryptionKey;
import io.kartero.export.pipeline.EncodingPipeline;
import io.kartero.export.pipeline.GzipSink;
import io.kartero.export.pipeline.Meter;
import io.kartero.export.pipeline.RelaySink;
import io.kartero.export.pipeline.Sink;
import io.kartero.export.pipeline.Stage;
import io.kartero.export.pipeline.StreamSink;
import io.kartero.export.pipeline.UploadSink;
import io.kartero.export.settings.ExportSettings;
import io.kartero.export.settings.OnEmpty;
import io.kartero.rows.Batches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One export: the rows of a query become one object in a bucket. The object is visible, whole,
/// when [#run] has returned. When it throws, nothing is visible, but for two cases: where the
/// bucket's answer to the commit stays lost, the exception says that the object may be there, and
/// is whole if it is; and where the bucket made an object that is not ours, that it must not be
/// used.
public final class Export {
  private static final Pattern OPENPGP_EXTENSION = Pattern.compile("(?i)\\.(pgp|gpg|asc)$");

  /// Small enough to stay in a processor's cache.
  private static final int ENCRYPTED_AT_ONCE = 128 << 10;

  private final Batches rows;
  private final ExportRequest request;
  private final Publication publication;
  private final Bucket bucket;
  private final InstantSource clock;
  private final Meter meter = new Meter();
  private final UploadSink upload;
  private final Object running = new Object();
  private @Nullable Thread runner;
  private boolean cancelled;
  private boolean committing;
  private volatile boolean allRowsWritten;
  private @Nullable Outcome delivered;

  /// @param rows closed when the export ends, however it does
  public Export(Batches rows, ExportRequest request, Bucket bucket, InstantSource clock) {
    this(rows, request, Publication.ALONE, bucket, clock);
  }

  /// @param rows closed when the export ends, however it does
  public Export(
      Batches rows,
      ExportRequest request,
      Publication publication,
      Bucket bucket,
      InstantSource clock) {
    this.rows = rows;
    this.request = request;
    this.publication = publication;
    this.bucket = bucket;
    this.clock = clock;
    this.upload =
        new UploadSink(meter, () -> bucket.upload(description(), publication.precondition()));
  }

  /// What has been done so far.
  public Meter meter() {
    return meter;
  }

  /// Ends [#run] soon, from any thread; nothing is delivered then. Without effect once the object
  /// has been committed.
  public void cancel() {
    synchronized (running) {
      cancelled = true;
      if (runner != null) {
        runner.interrupt();
      }
    }
    rows.close();
  }

  /// Runs the export to its end, on the calling thread and others.
  ///
  /// @throws CancellationException after [#cancel]
  /// @throws EmptyResultException when there are no rows and there should be
  /// @throws io.kartero.export.bucket.BucketException when the bucket refuses or fails
  public Outcome run() {
    begin();
    try (rows) {
      return deliver();
    } catch (InterruptedException | IOException | RuntimeException failure) {
      if (delivered == null) {
        throw translated(failure);
      }
      // The object is there: whatever failed to close behind it cannot take it back.
      System.getLogger(Export.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "delivered, but not everything could be closed",
              failure);
      return delivered;
    } finally {
      end();
    }
  }

  private void begin() {
    synchronized (running) {
      if (cancelled) {
        throw cancellation(null);
      }
      runner = Thread.currentThread();
    }
  }

  private void end() {
    synchronized (running) {
      runner = null;
      if (cancelled && !committing) {
        Thread.interrupted(); // it was meant for this run
      }
    }
  }

  private RuntimeException translated(Exception failure) {
    Optional<BucketException> perhaps = upload.failure().filter(Export::mayBeVisible);
    if (perhaps.isPresent()) {
      return withReason(perhaps.get(), failure); // It has to be heard, whatever else went wrong.
    }
    synchronized (running) {
      if (cancelled && !committing) {
        return cancellation(failure);
      }
    }
    return switch (failure) {
      case RuntimeException unchecked -> unchecked;
      case IOException input -> new UncheckedIOException(input);
      default -> cancellation(failure);
    };
  }

  private static BucketException withReason(BucketException told, Exception other) {
    if (told != other) {
      told.addSuppressed(other);
    }
    return told;
  }

  private static boolean mayBeVisible(BucketException failure) {
    return failure.visibility() == Visibility.PERHAPS;
  }

  private static CancellationException cancellation(@Nullable Exception cause) {
    CancellationException cancellation =
        new CancellationException("The export was cancelled. Nothing was delivered.");
    cancellation.initCause(cause);
    return cancellation;
  }

  private Outcome deliver() throws IOException, InterruptedException {
    Instant startedAt = clock.instant();
    long start = System.nanoTime();
    ExportSettings settings = request.settings();
    bucket.check(description()); // a missing right must not come to light after an hour of query
    Sink sent = new RelaySink("kartero-upload", bucket.chunkBytes(), upload);
    try (EncodingPipeline pipeline =
            new EncodingPipeline(rows, settings.dialect(), request.workers(), meter);
        Sink file = compressed(encrypted(sent))) {
      if (settings.dialect().header() == Header.LINE) {
        pipeline.writeHeader(file);
      }
      pipeline.run(file);
      allRowsWritten = true;
      if (meter.rows() == 0 && settings.onEmpty() != OnEmpty.HEADER_ONLY) {
        return empty(settings.onEmpty());
      }
      file.finish();
      StoredObject object = commit();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      delivered = new Outcome.Delivered(receipt(object, startedAt, elapsed));
      return delivered;
    }
  }

  private Outcome empty(OnEmpty policy) {
    return switch (policy) {
      case HEADER_ONLY, SKIP -> new Outcome.Skipped();
      case FAIL -> throw new EmptyResultException();
    };
  }

  /// From here on a cancellation comes too late: whoever is interrupted in a commit cannot know
  /// whether the object is there.
  private StoredObject commit() throws InterruptedException {
    synchronized (running) {
      runner = null;
      if (cancelled || Thread.interrupted()) {
        throw new InterruptedException();
      }
      committing = true;
    }
    publication.lastCheck().ifPresent(Runnable::run);
    return upload.commit();
  }

  private ObjectDescription description() {
    Map<String, String> metadata = new HashMap<>(publication.metadata());
    metadata.put("kartero-job", request.jobId());
    if (allRowsWritten) {
      metadata.put("kartero-rows", Long.toString(meter.rows()));
    }
    return new ObjectDescription(request.objectName(), request.settings().contentType(), metadata);
  }

  private Sink encrypted(Sink target) throws IOException {
    if (request.key().isEmpty()) {
      return target;
    }
    EncryptionKey key = request.key().get();
    Armor armor = request.settings().encryption().orElseThrow().armor();
    String fileName = literalName(request.objectName());
    return new RelaySink(
        "kartero-encrypt",
        ENCRYPTED_AT_ONCE,
        new StreamSink(Stage.ENCRYPT, meter, target, out -> key.encryptTo(out, armor, fileName)));
  }

  /// What the file is called once it is decrypted.
  private static String literalName(String objectName) {
    String name = objectName.substring(objectName.lastIndexOf('/') + 1);
    return OPENPGP_EXTENSION.matcher(name).replaceFirst("");
  }

  private Sink compressed(Sink target) throws IOException {
    return switch (request.settings().compression()) {
      case Compression.None _ -> target;
      case Compression.Gzip(int level) -> new GzipSink(level, request.workers(), meter, target);
      case Compression.Bzip2 _ -> new StreamSink(Stage.COMPRESS, meter, target, Bzip2::onto);
    };
  }

  private Receipt receipt(StoredObject object, Instant startedAt, Duration elapsed) {
    Map<Stage, Duration> busy = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      busy.put(stage, meter.busy(stage));
    }
    return new Receipt(
        request.jobId(),
        object,
        request.settings().contentType(),
        meter.rows(),
        meter.plainBytes(),
        request.settings().compression() instanceof Compression.None
            ? meter.plainBytes()
            : meter.compressedBytes(),
        request.sqlSha256(),
        request.settings().describe(),
        request.key().map(EncryptionKey::fingerprint),
        publication.guard(),
        startedAt,
        elapsed,
        busy,
        SlowestStage.of(busy, threads(), elapsed));
  }

  private Map<Stage, Integer> threads() {
    int compressing =
        request.settings().compression() instanceof Compression.Gzip ? request.workers() : 1;
    return Map.of(Stage.ENCODE, request.workers(), Stage.COMPRESS, compressing);
  }
}
