package io.kartero.export.bucket;

import io.kartero.export.bucket.GoogleFault.Step;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// One object on its way to Google, in requests of equal length.
///
/// What Google says of the stored object at the end is compared with our own sum and size. An
/// upload that is given up cancels its session.
final class GoogleUpload extends MeasuredUpload {
  private static final int SMALLEST_BUFFER = 64 << 10;

  private final GoogleSession session;
  private final GoogleFault fault;
  private final int chunkBytes;
  private byte[] held = {};
  private int heldLength;

  GoogleUpload(GoogleSession session, int chunkBytes, GoogleFault fault) {
    super(fault.location());
    this.session = session;
    this.chunkBytes = chunkBytes;
    this.fault = fault;
  }

  /// A chunk that is whole already goes out as it is, without a copy.
  @Override
  void send(byte[] source, int offset, int length) {
    int done = 0;
    while (done < length) {
      if (heldLength == 0 && length - done >= chunkBytes) {
        pass(ByteBuffer.wrap(source, offset + done, chunkBytes));
        done += chunkBytes;
        continue;
      }
      int part = Math.min(length - done, chunkBytes - heldLength);
      hold(source, offset + done, part);
      done += part;
      if (heldLength == chunkBytes) {
        pass(ByteBuffer.wrap(held));
        heldLength = 0;
      }
    }
  }

  /// Grows by doubling, so that small files take little memory.
  private void hold(byte[] source, int offset, int count) {
    if (heldLength + count > held.length) {
      int wanted = Math.max(heldLength + count, Math.max(SMALLEST_BUFFER, 2 * held.length));
      held = Arrays.copyOf(held, Math.min(wanted, chunkBytes));
    }
    System.arraycopy(source, offset, held, heldLength, count);
    heldLength += count;
  }

  private void pass(ByteBuffer chunk) {
    try {
      session.send(chunk);
    } catch (GoogleTrouble trouble) {
      throw fault.of(Step.SEND, trouble);
    }
  }

  @Override
  StoredObject publish(long size, int sum) {
    String crc32c = Base64.getEncoder().encodeToString(ByteBuffer.allocate(4).putInt(sum).array());
    GoogleObject stored = end(crc32c);
    if (stored.size() != size || !stored.crc32c().equals(crc32c)) {
      throw fault.damaged(
          "sent were %d bytes with CRC-32C %s, Google has %d bytes with CRC-32C %s"
              .formatted(size, crc32c, stored.size(), stored.crc32c()));
    }
    return new StoredObject(
        fault.location(), fault.bucket(), fault.name(), stored.generation(), size, sum);
  }

  private GoogleObject end(String crc32c) {
    try {
      return session.finish(ByteBuffer.wrap(held, 0, heldLength), crc32c);
    } catch (GoogleTrouble trouble) {
      throw fault.of(session.mayBePublished() ? Step.END : Step.SEND, trouble);
    }
  }

  @Override
  void abandon() {
    try {
      session.cancel();
    } catch (GoogleTrouble trouble) {
      // Nothing will become visible in any case; Google drops the session after a week.
      System.getLogger(GoogleUpload.class.getName())
          .log(System.Logger.Level.DEBUG, "a session of {0} was not cancelled", fault.location());
    }
  }
}
