package io.kartero.export.bucket;

import org.jspecify.annotations.Nullable;

/// The bucket refused or failed. The message says what happened, with the value, and what to do.
public final class BucketException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Code code;
  private final Visibility visibility;

  private BucketException(
      Code code, Visibility visibility, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.visibility = visibility;
  }

  public BucketException(Code code, String message, @Nullable Throwable cause) {
    this(code, Visibility.NOTHING, message, cause);
  }

  public BucketException(Code code, String message) {
    this(code, message, null);
  }

  /// A failure behind which the object may be visible all the same, as the message has to say.
  public static BucketException perhapsVisible(
      Code code, String message, @Nullable Throwable cause) {
    return new BucketException(code, Visibility.PERHAPS, message, cause);
  }

  public Code code() {
    return code;
  }

  public Visibility visibility() {
    return visibility;
  }

  /// Stable names for what can go wrong.
  public enum Code {
    /// The credential cannot be read, or is not accepted.
    BAD_CREDENTIAL(Retry.USELESS),
    /// A right is missing.
    FORBIDDEN(Retry.USELESS),
    /// There is no such bucket.
    NOT_FOUND(Retry.USELESS),
    /// Somebody else changed the object meanwhile.
    CONFLICT(Retry.USEFUL),
    /// The bucket did not answer in time, or said that it is busy.
    UNAVAILABLE(Retry.USEFUL),
    /// The bucket lost the upload before its end.
    UPLOAD_LOST(Retry.USEFUL),
    /// What the bucket stored is not what was sent.
    CORRUPTED(Retry.USEFUL),
    /// The disk is full, the folder cannot be written, or the file system failed otherwise.
    STORAGE(Retry.USELESS),
    /// The bucket cannot hold an object of this name, or refused the request for another reason.
    REFUSED(Retry.USELESS);

    private final Retry retry;

    Code(Retry retry) {
      this.retry = retry;
    }

    public Retry retry() {
      return retry;
    }
  }

  /// What readers of the bucket may see of the upload that failed.
  public enum Visibility {
    NOTHING,
    /// All of it, or nothing: the bucket's last answer is missing or cannot be believed.
    PERHAPS
  }

  /// Whether the same export can succeed when it is started again.
  public enum Retry {
    USEFUL,
    USELESS
  }
}
