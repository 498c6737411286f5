package io.kartero.query.trino;

import com.fasterxml.jackson.core.JsonParser;
import io.kartero.rows.Batch;
import io.trino.client.JsonQueryData;
import io.trino.client.QueryData;
import io.trino.client.StatementClient;
import io.trino.client.spooling.EncodedQueryData;
import io.trino.client.spooling.Segment;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The rows of one statement. A thread of its own follows Trino from answer to answer, the
/// decoders' threads fetch and decode what they hold, and [#next] hands it out in Trino's order.
///
/// No more pieces are in memory than there are slots: who reads slowly makes Trino wait, and Trino
/// is told that somebody is still there.
final class Answers {
  private static final long SECONDS_BETWEEN_SIGNS_OF_LIFE = 20;

  private final StatementClient client;
  private final RowDecoder decoder;
  private final Segments segments;
  private final Executor decoders;
  private final Runnable waiting;
  private final Semaphore slots;

  /// In Trino's order; an empty one ends them.
  private final BlockingQueue<Optional<CompletableFuture<List<Batch>>>> pieces =
      new LinkedBlockingQueue<>();

  private final Queue<Batch> ready = new ArrayDeque<>();
  private final Thread reader;
  private volatile @Nullable Throwable failure;
  private boolean holdsSlot;

  /// @param waiting is told when nobody takes what there is: Trino must not think that nobody wants
  ///   it
  Answers(
      StatementClient client,
      RowDecoder decoder,
      Segments segments,
      Executor decoders,
      int slots,
      Runnable waiting) {
    this.client = client;
    this.decoder = decoder;
    this.segments = segments;
    this.decoders = decoders;
    this.slots = new Semaphore(slots);
    this.waiting = waiting;
    this.reader = Thread.ofVirtual().name("trino-answers").unstarted(this::read);
  }

  void start() {
    reader.start();
  }

  private void read() {
    try {
      while (client.isRunning()) {
        QueryData data = client.currentData();
        if (data != null && !data.isNull()) {
          take(data);
        }
        client.advance();
      }
    } catch (Throwable e) {
      failure = e;
    } finally {
      pieces.add(Optional.empty());
    }
  }

  private void take(QueryData data) throws InterruptedException, IOException {
    switch (data) {
      case JsonQueryData rows -> {
        awaitSlot();
        add(
            CompletableFuture.supplyAsync(
                () -> decoded(rows.getJsonParser(), rows.getRowsCount()), decoders));
      }
      case EncodedQueryData spooled -> take(spooled);
      default -> throw new IOException("Trino sent rows of an unknown kind: " + data.getClass());
    }
  }

  /// Going on to the next answer tells Trino to forget this one's segments, so they must be here.
  private void take(EncodedQueryData data) throws InterruptedException {
    List<CompletableFuture<byte[]>> loading = new ArrayList<>();
    for (Segment segment : data.getSegments()) {
      awaitSlot();
      CompletableFuture<byte[]> bytes =
          CompletableFuture.supplyAsync(() -> loaded(segment), decoders);
      loading.add(bytes);
      add(bytes.thenApplyAsync(loaded -> decoded(data.getEncoding(), segment, loaded), decoders));
    }
    for (CompletableFuture<byte[]> bytes : loading) {
      try {
        bytes.get();
      } catch (ExecutionException saidInItsPlace) {
        return;
      }
    }
  }

  private void add(CompletableFuture<List<Batch>> piece) {
    pieces.add(Optional.of(piece));
  }

  private void awaitSlot() throws InterruptedException {
    while (!slots.tryAcquire(SECONDS_BETWEEN_SIGNS_OF_LIFE, TimeUnit.SECONDS)) {
      waiting.run();
    }
  }

  private byte[] loaded(Segment segment) {
    try {
      return segments.load(segment);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private List<Batch> decoded(String encoding, Segment segment, byte[] bytes) {
    try {
      return decoded(Segments.parser(encoding, segment, bytes), segment.getRowsCount());
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private List<Batch> decoded(JsonParser json, long rows) {
    try (json) {
      return decoder.read(json, rows);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /// The next rows; null at the end, when Trino has said all it has to say.
  ///
  /// @throws Throwable whatever went wrong on the way
  @Nullable Batch next() throws Throwable {
    while (ready.isEmpty()) {
      if (holdsSlot) {
        slots.release();
        holdsSlot = false;
      }
      Optional<CompletableFuture<List<Batch>>> piece = pieces.take();
      if (piece.isEmpty()) {
        pieces.add(Optional.empty());
        Throwable reason = failure;
        if (reason != null) {
          throw reason;
        }
        return null;
      }
      holdsSlot = true;
      try {
        ready.addAll(piece.get().get());
      } catch (ExecutionException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }
    return ready.poll();
  }

  /// Gives back what nobody will read, once the client is closed.
  void discard() {
    reader.interrupt();
    ready.forEach(Batch::close);
    ready.clear();
    Thread.ofVirtual().name("trino-discard").start(this::drain);
  }

  private void drain() {
    try {
      for (var piece = pieces.take(); piece.isPresent(); piece = pieces.take()) {
        var _ =
            piece
                .get()
                .whenComplete((batches, failed) -> {
                  if (batches != null) {
                    batches.forEach(Batch::close);
                  }
                });
      }
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }
}
