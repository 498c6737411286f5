package io.kartero.export.bucket;

import io.kartero.export.bucket.BucketException.Code;
import io.kartero.export.bucket.BucketException.Visibility;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one place where what Google's client throws becomes a [BucketException].
///
/// The client's own exceptions are not passed on as causes: they hold whole requests and the
/// session's address, and whoever has that may write the object. What the JVM says of the network
/// is.
record GoogleFault(String bucket, String name, String email, URI tokenUri, Duration patience) {
  private static final Pattern RIGHT = Pattern.compile("storage\\.[a-z]+\\.[a-zA-Z]+");

  private static final String NOT_WRITTEN = " was not written: ";
  private static final String PERHAPS_WRITTEN =
      " may be visible, and is whole if it is: when the last bytes were sent, ";

  private static final GoogleAnswer NO_ANSWER = new GoogleAnswer(0, "", "");

  /// What was going on.
  enum Step {
    OPEN,
    SEND,
    /// The last bytes are on their way.
    COMMIT,
    /// The last bytes may have arrived.
    UNANSWERED_COMMIT
  }

  String location() {
    return "gs://" + bucket + "/" + name;
  }

  BucketException of(Step step, Throwable thrown) {
    GoogleAnswer answer = GoogleAnswer.in(thrown);
    Optional<TokenFault> token = TokenFault.in(thrown);
    if (token.isPresent()) {
      return token.get().passes() ? noToken(step, thrown) : refusedKey(step, token.get());
    }
    // The client keeps the mark, but throws whatever it stumbles over.
    if (Thread.currentThread().isInterrupted()) {
      return again(Code.UNAVAILABLE, step, "the upload was interrupted", NO_ANSWER, null);
    }
    return switch (answer.status()) {
      case 400 -> refused(step, answer);
      case 401 ->
          failure(
              step,
              Code.BAD_CREDENTIAL,
              "Google does not accept the access token of "
                  + email
                  + " any more, a fresh one"
                  + " neither",
              answer,
              "look whether the service account or its key was disabled, then run the export"
                  + " again");
      case 403 -> forbidden(step, answer);
      case 308 -> lost(step, answer);
      case 404, 410 -> step == Step.OPEN ? noBucket() : lost(step, answer);
      case 412 ->
          failure(
              step,
              Code.CONFLICT,
              "somebody else wrote the object meanwhile",
              answer,
              "run the export again");
      case 0, 408, 429 -> unavailable(step, answer, thrown);
      default -> answer.status() >= 500 ? unavailable(step, answer, thrown) : refused(step, answer);
    };
  }

  BucketException missing(String right) {
    return missing(Step.OPEN, right);
  }

  private BucketException missing(Step step, String right) {
    String what = "the service account " + email + " lacks the right " + right;
    return right.equals("storage.objects.delete")
        ? failure(
            step,
            Code.FORBIDDEN,
            what + ", which overwriting needs, and there is an object of this name",
            NO_ANSWER,
            "grant it (role Storage Object User), or write to a new name each time, with a date"
                + " in it")
        : failure(
            step,
            Code.FORBIDDEN,
            what,
            NO_ANSWER,
            right.equals("storage.objects.create")
                ? "grant it on the bucket (role Storage Object Creator)"
                : "grant it");
  }

  private BucketException forbidden(Step step, GoogleAnswer answer) {
    String all = answer.reason() + " " + answer.message();
    if (all.contains("etention") || all.contains("hold") || all.contains("Hold")) {
      return failure(
          step,
          Code.FORBIDDEN,
          "the object that is there is protected by a retention policy or a hold",
          answer,
          "write to a new name each time, with a date in it");
    }
    Matcher right = RIGHT.matcher(answer.message());
    return right.find()
        ? missing(step, right.group())
        : failure(
            step,
            Code.FORBIDDEN,
            "the service account " + email + " may not do this",
            answer,
            "grant it storage.objects.create, and storage.objects.delete to overwrite");
  }

  private BucketException noBucket() {
    return new BucketException(
        Code.NOT_FOUND,
        location()
            + " was not written: there is no bucket \""
            + bucket
            + "\"; create it, or correct the bucket's name.");
  }

  private BucketException lost(Step step, GoogleAnswer answer) {
    return again(Code.UPLOAD_LOST, step, "Google lost the upload before its end", answer, null);
  }

  private BucketException refused(Step step, GoogleAnswer answer) {
    if (answer.message().contains("CRC32C")) {
      return failure(
          step,
          Code.CORRUPTED,
          "bytes were damaged on their way, so Google did not publish them",
          answer,
          "run the export again");
    }
    if (answer.message().contains("requester pays")) {
      return failure(
          step,
          Code.REFUSED,
          "the bucket wants to know who pays",
          answer,
          "name a project in user_project");
    }
    return failure(
        step,
        Code.REFUSED,
        "Google refused it",
        answer,
        "correct the settings that it complains about");
  }

  private BucketException unavailable(Step step, GoogleAnswer answer, Throwable thrown) {
    String what =
        answer.status() == 0
            ? "the connection failed for " + time() + " (" + network(thrown) + ")"
            : "Google could not take it for " + time();
    return again(Code.UNAVAILABLE, step, what, answer, networkCause(thrown));
  }

  private BucketException noToken(Step step, Throwable thrown) {
    String what = "no access token came from " + tokenUri + " for " + time();
    return again(Code.UNAVAILABLE, step, what, GoogleAnswer.in(thrown), networkCause(thrown));
  }

  /// A failure that another run can mend. Where the last bytes were sent and the answer is missing,
  /// nobody here knows whether they arrived.
  private BucketException again(
      Code code, Step step, String what, GoogleAnswer answer, @Nullable Throwable cause) {
    Visibility visibility =
        switch (step) {
          case OPEN, SEND -> Visibility.NOTHING;
          case COMMIT, UNANSWERED_COMMIT -> Visibility.PERHAPS;
        };
    return exception(code, visibility, what + said(answer) + "; run the export again.", cause);
  }

  private BucketException refusedKey(Step step, TokenFault token) {
    return token.isOfClocks()
        ? failure(
            step,
            Code.BAD_CREDENTIAL,
            "the clock of this machine and that of "
                + tokenUri
                + " differ too much, so no access token came for "
                + email,
            token.answer(),
            "set this machine's clock, and run the export again")
        : failure(
            step,
            Code.BAD_CREDENTIAL,
            "json_keyfile, the key of " + email + ", is not accepted by " + tokenUri,
            token.answer(),
            "give the key file of a service account that exists and whose key was not deleted");
  }

  /// A refusal. It says nothing of the last bytes where an earlier answer to them was lost.
  private BucketException failure(
      Step step, Code code, String what, GoogleAnswer answer, String remedy) {
    Visibility visibility =
        switch (step) {
          case OPEN, SEND, COMMIT -> Visibility.NOTHING;
          case UNANSWERED_COMMIT -> Visibility.PERHAPS;
        };
    return exception(code, visibility, what + said(answer) + "; " + remedy + ".", null);
  }

  private BucketException exception(
      Code code, Visibility visibility, String rest, @Nullable Throwable cause) {
    return switch (visibility) {
      case NOTHING -> new BucketException(code, location() + NOT_WRITTEN + rest, cause);
      case PERHAPS ->
          BucketException.perhapsVisible(code, location() + PERHAPS_WRITTEN + rest, cause);
    };
  }

  private static String said(GoogleAnswer answer) {
    if (answer.status() == 0) {
      return "";
    }
    return " (it says "
        + answer.status()
        + (answer.reason().isEmpty() ? "" : " " + answer.reason())
        + (answer.message().isEmpty() ? "" : ": " + answer.message().replaceFirst("\\.$", ""))
        + ")";
  }

  private String time() {
    return patience.toSeconds() > 0 ? patience.toSeconds() + " s" : patience.toMillis() + " ms";
  }

  private static String network(Throwable thrown) {
    Throwable cause = networkCause(thrown);
    return cause == null
        ? "no answer"
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  /// The innermost cause, if it is the JVM's and not the client's.
  private static @Nullable Throwable networkCause(Throwable thrown) {
    return Causes.chain(thrown)
        .reduce((outer, inner) -> inner)
        .filter(inner -> inner.getClass().getName().startsWith("java"))
        .orElse(null);
  }
}
