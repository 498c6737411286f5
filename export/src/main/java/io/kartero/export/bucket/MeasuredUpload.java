package io.kartero.export.bucket;

import java.util.zip.CRC32C;

/// The life of an upload, the same for every bucket: bytes are counted and summed on their way, and
/// after the first failure nothing but [#close] is possible, so that no caller can publish a part.
abstract class MeasuredUpload implements Upload {
  private enum State {
    OPEN,
    FAILED,
    COMMITTED,
    CLOSED
  }

  private final String location;
  private final CRC32C crc32c = new CRC32C();
  private long bytes;
  private State state = State.OPEN;

  MeasuredUpload(String location) {
    this.location = location;
  }

  abstract void send(byte[] source, int offset, int length);

  /// Makes visible what was sent; fails when the bucket's size or sum is another.
  abstract StoredObject publish(long size, int sum);

  /// Removes what was sent. Says nothing when it cannot: the reason why the upload is given up is
  /// what the caller has to hear.
  abstract void abandon();

  @Override
  public final void write(byte[] source, int offset, int length) {
    requireOpen("written to");
    state = State.FAILED;
    send(source, offset, length);
    state = State.OPEN;
    crc32c.update(source, offset, length);
    bytes += length;
  }

  @Override
  public final StoredObject commit() {
    requireOpen("committed");
    state = State.FAILED;
    StoredObject stored = publish(bytes, (int) crc32c.getValue());
    state = State.COMMITTED;
    return stored;
  }

  @Override
  public final void close() {
    if (state == State.OPEN || state == State.FAILED) {
      state = State.CLOSED;
      abandon();
    }
  }

  private void requireOpen(String wanted) {
    if (state != State.OPEN) {
      String why =
          switch (state) {
            case FAILED -> "it failed before";
            case COMMITTED -> "it is committed";
            case CLOSED, OPEN -> "it is closed";
          };
      throw new IllegalStateException(
          "the upload of " + location + " cannot be " + wanted + ": " + why);
    }
  }
}
