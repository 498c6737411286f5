package io.kartero.server.job;

import io.kartero.export.bucket.BucketException;
import io.kartero.export.bucket.BucketException.Retry;

/// The object may have been made visible, and nobody can find out: a second one must not follow.
final class DeliveryUnknown extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Retry retry;

  private DeliveryUnknown(String message, Retry retry) {
    super(message);
    this.retry = retry;
  }

  /// The server stopped in between.
  static DeliveryUnknown of(JobRow.Aim aim, String why) {
    return new DeliveryUnknown(
        "The server stopped while it published %s, and it cannot be known whether the object became"
                .formatted(place(aim))
            + " visible: "
            + why
            + ". Look into the bucket, and run the job again if it is not there.",
        Retry.USELESS);
  }

  /// The bucket's answer to the commit is missing, and cannot be had otherwise.
  static DeliveryUnknown of(BucketException failure) {
    return new DeliveryUnknown(String.valueOf(failure.getMessage()), Retry.USELESS);
  }

  /// The bucket does not answer; it is asked again later.
  static DeliveryUnknown forNow(JobRow.Aim aim, BucketException silent) {
    return new DeliveryUnknown(
        "It is not known whether %s became visible: %s".formatted(place(aim), silent.getMessage()),
        silent.code().retry());
  }

  Retry retry() {
    return retry;
  }

  private static String place(JobRow.Aim aim) {
    return aim.bucket() + "/" + aim.object();
  }
}
