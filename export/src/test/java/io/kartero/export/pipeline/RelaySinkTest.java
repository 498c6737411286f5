package io.kartero.export.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class RelaySinkTest {
  private static final int BLOCK = 1 << 20;
  private static final String THREAD = "kartero-relay-test";

  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(THREAD)) {
        assertThat(thread.join(Duration.ofSeconds(30))).as("%s has ended", thread).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 20 * BLOCK + 7})
  void everyByteArrivesInOrderAndInFullBlocksButTheLast(int size) throws IOException {
    byte[] bytes = new byte[size];
    Random random = new Random(size);
    random.nextBytes(bytes);
    Target target = new Target(-1, new IOException());
    try (RelaySink relay = new RelaySink(THREAD, BLOCK, target)) {
      for (int done = 0; done < size; ) {
        int part = Math.min(size - done, 1 + random.nextInt(3 * BLOCK / 2));
        relay.write(bytes, done, part);
        done += part;
      }
      relay.finish();
      assertThat(target.finished).isTrue();
    }
    assertThat(target.received.toByteArray()).isEqualTo(bytes);
    assertThat(target.lengths.stream().limit(size / BLOCK)).allMatch(length -> length == BLOCK);
    assertThat(target.lengths).hasSize((size + BLOCK - 1) / BLOCK);
    assertThat(target.closed).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 11, 29, 30})
  void whatFailsBehindAtAnyBlockOrAtTheEndReachesTheWriterAsItIs(int at) {
    for (Throwable failure :
        List.of(new IOException("lost"), new IllegalStateException("lost"), new Error("lost"))) {
      Target target = new Target(at, failure);
      try (RelaySink relay = new RelaySink(THREAD, BLOCK, target)) {
        Throwable thrown =
            catchThrowable(() -> {
              for (int i = 0; i < 30; i++) {
                relay.write(new byte[BLOCK], 0, BLOCK);
              }
              relay.finish();
            });
        assertThat(thrown).isSameAs(failure);
        assertThat(catchThrowable(() -> relay.write(new byte[1], 0, 1))).isSameAs(failure);
        assertThat(catchThrowable(relay::finish)).isSameAs(failure);
      }
      assertThat(target.lengths).hasSize(at);
      assertThat(target.finished).isFalse();
      assertThat(target.closed).isTrue();
    }
  }

  @Test
  void aWriterIsAheadByEightMebibytesAtMost() throws Exception {
    HangingTarget target = new HangingTarget();
    AtomicLong written = new AtomicLong();
    try (RelaySink relay = new RelaySink(THREAD, BLOCK, target)) {
      Thread writer = writer(relay, written);
      target.hanging.await();
      awaitWaiting(writer);
      assertThat(written).hasValue(8L * BLOCK);
      writer.interrupt();
      writer.join();
    }
  }

  @Test
  void aBlockThatIsLargerStillLeavesRoomForAnother() throws Exception {
    HangingTarget target = new HangingTarget();
    AtomicLong written = new AtomicLong();
    try (RelaySink relay = new RelaySink(THREAD, 16 * BLOCK, target)) {
      Thread writer = writer(relay, written);
      target.hanging.await();
      awaitWaiting(writer);
      assertThat(written).hasValue(32L * BLOCK);
      writer.interrupt();
      writer.join();
    }
  }

  @Test
  void aWriterThatIsInterruptedGivesUpAndClosingStopsWhatIsBehind() throws Exception {
    HangingTarget target = new HangingTarget();
    try (RelaySink relay = new RelaySink(THREAD, BLOCK, target)) {
      relay.write(new byte[BLOCK], 0, BLOCK);
      target.hanging.await();
      Thread.currentThread().interrupt();
      assertThatThrownBy(relay::finish)
          .isInstanceOf(InterruptedIOException.class)
          .hasMessage("interrupted while the stages behind were at work");
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(target.interrupted).isTrue();
    assertThat(target.closed).isTrue();
  }

  @Test
  void aSinkThatWasNeverFilledNeedsNoThread() throws IOException {
    Target target = new Target(-1, new IOException());
    try (RelaySink relay = new RelaySink(THREAD, BLOCK, target)) {
      relay.write(new byte[BLOCK - 1], 0, BLOCK - 1);
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .doesNotContain(THREAD);
    }
    assertThat(target.lengths).isEmpty();
    assertThat(target.closed).isTrue();
  }

  private static Thread writer(RelaySink relay, AtomicLong written) {
    return Thread.ofPlatform()
        .start(() -> {
          byte[] piece = new byte[BLOCK / 4];
          try {
            while (true) {
              relay.write(piece, 0, piece.length);
              written.addAndGet(piece.length);
            }
          } catch (IOException interrupted) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  /// Keeps what it gets, and fails at one block, or when it is finished after that many.
  private static final class Target implements Sink {
    final ByteArrayOutputStream received = new ByteArrayOutputStream();
    final List<Integer> lengths = new ArrayList<>();
    boolean finished;
    boolean closed;
    private final int failing;
    private final Throwable failure;

    Target(int failing, Throwable failure) {
      this.failing = failing;
      this.failure = failure;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      failWhereItIsDue();
      received.write(bytes, offset, length);
      lengths.add(length);
    }

    @Override
    public void finish() throws IOException {
      failWhereItIsDue();
      finished = true;
    }

    private void failWhereItIsDue() throws IOException {
      if (lengths.size() == failing) {
        switch (failure) {
          case IOException checked -> throw checked;
          case RuntimeException unchecked -> throw unchecked;
          default -> throw (Error) failure;
        }
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /// Does not come back from its first write before it is interrupted.
  private static final class HangingTarget implements Sink {
    final CountDownLatch hanging = new CountDownLatch(1);
    volatile boolean interrupted;
    boolean closed;

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      hanging.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted = true;
        throw new InterruptedIOException();
      }
    }

    @Override
    public void finish() {
      throw new AssertionError("not after a write that did not end");
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
