package io.kartero.testing;

import java.time.Duration;
import java.util.Optional;

/// What goes wrong with one request. `kept` is how many bytes of its body arrive first; of them the
/// bucket keeps whole quanta of 256 KiB, as Google does.
public sealed interface FakeFault {
  /// Nothing: stands for a request that succeeds before the next fault.
  static FakeFault none() {
    return new None();
  }

  /// Answers with this status and does nothing else.
  static FakeFault status(int code) {
    return new Status(code, "backendError", "Backend Error", 0);
  }

  static FakeFault status(int code, String reason, String message) {
    return new Status(code, reason, message, 0);
  }

  static FakeFault statusAfter(long kept, int code) {
    return new Status(code, "backendError", "Backend Error", kept);
  }

  /// Closes the connection, with an answer due.
  static FakeFault reset(long kept) {
    return new Reset(kept);
  }

  /// Does what is asked, and closes the connection instead of answering.
  static FakeFault lostAnswer() {
    return new LostAnswer();
  }

  /// Does what is asked, and is silent until the client hangs up or the fake is closed.
  static FakeFault stall() {
    return new Stall();
  }

  /// Does what is asked, and breaks off in the middle of the answer.
  static FakeFault cutAnswer() {
    return new CutAnswer();
  }

  /// Does what is asked, and answers after this time.
  static FakeFault slow(Duration time) {
    return new Slow(time);
  }

  /// Runs `act` before it does what is asked.
  static FakeFault before(Runnable act) {
    return new Before(act);
  }

  /// Does what is asked, and runs `act` before it answers.
  static FakeFault after(Runnable act) {
    return new After(act);
  }

  /// Changes one byte on its way into the bucket.
  static FakeFault corrupted() {
    return new Corrupted();
  }

  /// Keeps the bytes, but makes no object of them though they are the last.
  static FakeFault unpublished() {
    return new Unpublished();
  }

  /// Makes an object of what there is, though more is to come.
  static FakeFault publishedEarly() {
    return new PublishedEarly();
  }

  /// Says another CRC-32C than that of what is stored.
  static FakeFault wrongSum() {
    return new OtherSum(Optional.of("/////w=="));
  }

  /// Says no CRC-32C, as of an object under a key that its writer supplied.
  static FakeFault noSum() {
    return new OtherSum(Optional.empty());
  }

  /// Takes so many bytes and no more, and keeps the connection.
  static FakeFault deaf(long kept) {
    return new Deaf(kept);
  }

  record None() implements FakeFault {}

  record Status(int code, String reason, String message, long kept) implements FakeFault {}

  record Reset(long kept) implements FakeFault {}

  record LostAnswer() implements FakeFault {}

  record Stall() implements FakeFault {}

  record CutAnswer() implements FakeFault {}

  record Slow(Duration time) implements FakeFault {}

  record Before(Runnable act) implements FakeFault {}

  record After(Runnable act) implements FakeFault {}

  record Corrupted() implements FakeFault {}

  record Unpublished() implements FakeFault {}

  record PublishedEarly() implements FakeFault {}

  record OtherSum(Optional<String> said) implements FakeFault {}

  record Deaf(long kept) implements FakeFault {}
}
