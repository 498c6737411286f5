package io.kartero.export.bucket;

import com.google.cloud.storage.HttpStorageOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A bucket of Google Cloud Storage, through resumable uploads of its JSON API.
///
/// It needs the right `storage.objects.create`, and `storage.objects.delete` where a name is
/// written again.
public final class GoogleBucket implements Bucket {
  private static final Duration PATIENCE_OF_A_CHECK = Duration.ofSeconds(30);
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
  public Upload upload(ObjectDescription object) {
    return open(object, settings.limits());
  }

  private GoogleUpload open(ObjectDescription object, TransferLimits limits) {
    return GoogleUpload.open(settings, client, limits, object, fault(object, limits));
  }

  private GoogleFault fault(ObjectDescription object, TransferLimits limits) {
    return new GoogleFault(
        settings.bucket(), object.name(), client.email(), client.tokenUri(), limits.total());
  }

  @Override
  public Access check(ObjectDescription object) {
    TransferLimits limits = settings.limits().withTotalAtMost(PATIENCE_OF_A_CHECK);
    Optional<List<Boolean>> rights = rights(limits, fault(object, limits));
    if (rights.isPresent() && !rights.get().getFirst()) {
      throw fault(object, limits).missing(CREATE);
    }
    open(object, limits).close();
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
