package io.kartero.export.bucket;

import com.google.api.services.storage.model.StorageObject;
import com.google.cloud.WriteChannel;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.HttpStorageOptions;
import com.google.cloud.storage.Storage.BlobWriteOption;
import io.kartero.export.bucket.BucketException.Code;
import io.kartero.export.bucket.GoogleFault.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// One object on its way to Google.
///
/// Closing the channel publishes, so nothing but [#publish] closes it: an upload that is given up
/// drops the channel and cancels its session. The last request carries the CRC-32C of all bytes
/// (the client's sum in `x-goog-hash`), by which Google refuses a damaged object before it is
/// visible; what Google says of the stored object is then compared with our own sum and size.
final class GoogleUpload extends MeasuredUpload {
  private final GoogleClient client;
  private final HttpStorageOptions options;
  private final GoogleSession session;
  private final WriteChannel channel;
  private final GoogleFault fault;

  private GoogleUpload(
      GoogleClient client,
      HttpStorageOptions options,
      GoogleSession session,
      WriteChannel channel,
      GoogleFault fault) {
    super(fault.location());
    this.client = client;
    this.options = options;
    this.session = session;
    this.channel = channel;
    this.fault = fault;
  }

  static GoogleUpload open(
      GoogleBucketSettings settings,
      GoogleClient client,
      TransferLimits limits,
      ObjectDescription object,
      Precondition precondition,
      GoogleFault fault) {
    BlobInfo info =
        BlobInfo.newBuilder(BlobId.of(settings.bucket(), object.name()))
            .setContentType(object.contentType())
            .setMetadata(object.metadata())
            .build();
    List<BlobWriteOption> extras = new ArrayList<>();
    settings.userProject().map(BlobWriteOption::userProject).ifPresent(extras::add);
    settings.kmsKey().map(BlobWriteOption::kmsKeyName).ifPresent(extras::add);
    switch (precondition) {
      case Precondition.None _ -> {}
      case Precondition.Generation(long expected) ->
          extras.add(BlobWriteOption.generationMatch(expected));
    }
    GoogleSession session = new GoogleSession();
    HttpStorageOptions options = client.options(limits, session);
    try {
      WriteChannel channel =
          options.getService().writer(info, extras.toArray(BlobWriteOption[]::new));
      channel.setChunkSize(limits.chunkBytes());
      return new GoogleUpload(client, options, session, channel, fault);
    } catch (RuntimeException e) {
      throw fault.of(Step.OPEN, e);
    }
  }

  @Override
  void send(byte[] source, int offset, int length) {
    ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException | RuntimeException e) {
      throw fault.of(Step.SEND, e);
    }
  }

  @Override
  StoredObject publish(long size, int sum) {
    StorageObject stored = end(size, sum);
    String found = stored.getSize() + " bytes with CRC-32C " + stored.getCrc32c();
    if (!found.equals(size + " bytes with CRC-32C " + base64(sum))) {
      throw damaged(size, sum, found);
    }
    return new StoredObject(
        fault.location(), fault.bucket(), fault.name(), stored.getGeneration(), size, sum);
  }

  /// Sends the last bytes. The client also returns where all bytes have arrived and the request
  /// that was to make an object of them has failed: then there is no object yet.
  private StorageObject end(long size, int sum) {
    session.beginEnd();
    try {
      channel.close();
      return session.stored().isPresent()
          ? session.stored().get()
          : client.finish(options, session, size, base64(sum));
    } catch (IOException | RuntimeException e) {
      throw fault.of(session.mayBePublished() ? Step.UNANSWERED_COMMIT : Step.COMMIT, e);
    }
  }

  private BucketException damaged(long size, int sum, String found) {
    return BucketException.perhapsVisible(
        Code.CORRUPTED,
        "%s may be visible and must not be used: sent were %d bytes with CRC-32C %s, Google has %s"
                .formatted(fault.location(), size, base64(sum), found)
            + "; delete it and run the export again.",
        null);
  }

  private static String base64(int sum) {
    return Base64.getEncoder().encodeToString(ByteBuffer.allocate(4).putInt(sum).array());
  }

  @Override
  void abandon() {
    if (session.address().isEmpty()) {
      return;
    }
    try {
      client.cancel(options, session.address().get());
    } catch (IOException e) {
      // Nothing will become visible in any case; Google drops the session after a week.
      System.getLogger(GoogleUpload.class.getName())
          .log(System.Logger.Level.DEBUG, "a session of {0} was not cancelled", fault.location());
    }
  }
}
