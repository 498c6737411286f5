package io.kartero.export.bucket;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.HttpStorageOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A bucket of Google Cloud Storage, through resumable uploads of its JSON API.
///
/// It needs the right `storage.objects.create`, and `storage.objects.delete` where a name is
/// written again.
public final class GoogleBucket implements Bucket {
  private static final Duration PATIENCE_OF_A_CHECK = Duration.ofSeconds(30);
  private static final int HTTP_FORBIDDEN = 403;
  private static final String CREATE = "storage.objects.create";
  private static final String DELETE = "storage.objects.delete";

  private final GoogleBucketSettings settings;
  private final GoogleClient client;

  private GoogleBucket(GoogleBucketSettings settings, GoogleClient client) {
    this.settings = settings;
    this.client = client;
  }

  /// Reads the credential; talks to nobody yet.
  public static GoogleBucket open(GoogleBucketSettings settings) {
    return new GoogleBucket(settings, new GoogleClient(settings));
  }

  @Override
  public int chunkBytes() {
    return settings.limits().chunkBytes();
  }

  @Override
  public Upload upload(ObjectDescription object, Precondition precondition) {
    return open(object, precondition, settings.limits());
  }

  private GoogleUpload open(
      ObjectDescription object, Precondition precondition, TransferLimits limits) {
    return GoogleUpload.open(
        settings, client, limits, object, precondition, fault(object.name(), limits));
  }

  private GoogleFault fault(String name, TransferLimits limits) {
    return new GoogleFault(
        settings.bucket(), name, client.email(), client.tokenUri(), limits.total());
  }

  /// It takes the right `storage.objects.get`. Google may also refuse to tell of an object that is
  /// not there, where the right to list is missing.
  @Override
  public Sight look(String name) {
    HttpStorageOptions options = client.options(settings.limits(), new GoogleSession());
    List<Storage.BlobGetOption> extras =
        settings.userProject().stream().map(Storage.BlobGetOption::userProject).toList();
    try {
      Blob found =
          options
              .getService()
              .get(
                  BlobId.of(settings.bucket(), name), extras.toArray(Storage.BlobGetOption[]::new));
      return found == null ? new Sight.Absent() : present(found);
    } catch (StorageException e) {
      if (e.getCode() == HTTP_FORBIDDEN) {
        return new Sight.Unreadable();
      }
      throw fault(name, settings.limits()).of(GoogleFault.Step.OPEN, e);
    }
  }

  private static Sight present(Blob found) {
    int sum = ByteBuffer.wrap(Base64.getDecoder().decode(found.getCrc32c())).getInt();
    StoredObject object =
        new StoredObject(
            "gs://" + found.getBucket() + "/" + found.getName(),
            found.getBucket(),
            found.getName(),
            found.getGeneration(),
            found.getSize(),
            sum);
    return new Sight.Present(object, plain(found.getMetadata()));
  }

  private static Map<String, String> plain(@Nullable Map<String, @Nullable String> metadata) {
    Map<String, String> plain = new HashMap<>();
    if (metadata != null) {
      metadata.forEach((key, value) -> plain.put(key, value == null ? "" : value));
    }
    return plain;
  }

  @Override
  public Access check(ObjectDescription object) {
    TransferLimits limits = settings.limits().withTotalAtMost(PATIENCE_OF_A_CHECK);
    Optional<List<Boolean>> rights = rights(limits, fault(object.name(), limits));
    if (rights.isPresent() && !rights.get().getFirst()) {
      throw fault(object.name(), limits).missing(CREATE);
    }
    open(object, Precondition.NONE, limits).close();
    boolean overwrites = rights.isEmpty() || rights.get().getLast();
    return overwrites ? Access.NEW_AND_OLD_NAMES : Access.NEW_NAMES;
  }

  /// Whether objects may be created and overwritten; nothing where the stand-in cannot tell.
  private Optional<List<Boolean>> rights(TransferLimits limits, GoogleFault fault) {
    HttpStorageOptions options = client.options(limits, new GoogleSession());
    Storage.BucketSourceOption[] payer =
        settings.userProject().stream()
            .map(Storage.BucketSourceOption::userProject)
            .toArray(Storage.BucketSourceOption[]::new);
    try {
      return Optional.of(
          options
              .getService()
              .testIamPermissions(settings.bucket(), List.of(CREATE, DELETE), payer));
    } catch (StorageException e) {
      if (settings.emulator().isPresent() && List.of(404, 405, 501).contains(e.getCode())) {
        return Optional.empty();
      }
      throw fault.of(GoogleFault.Step.OPEN, e);
    }
  }
}
