package io.kartero.export.bucket;

import io.kartero.export.bucket.BucketException.Code;
import io.kartero.export.bucket.GoogleTrouble.About;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one place where a [GoogleTrouble] becomes a [BucketException].
///
/// Nothing of it names the session's address: whoever has that may write the object.
record GoogleFault(String bucket, String name, String email, URI tokenUri, Duration patience) {
  private static final Pattern RIGHT = Pattern.compile("storage\\.[a-z]+\\.[a-zA-Z]+");

  private static final String NOT_WRITTEN = " was not written: ";
  private static final String PERHAPS_WRITTEN =
      " may be visible, and is whole if it is: when the last bytes were sent, ";

  /// What was going on.
  enum Step {
    OPEN,
    SEND,
    /// The last bytes may have arrived.
    END
  }

  String location() {
    return "gs://" + bucket + "/" + name;
  }

  BucketException of(Step step, GoogleTrouble trouble) {
    if (trouble.about() == About.TOKEN && !trouble.passes() && trouble.answer().status() > 0) {
      return refusedKey(step, trouble.answer());
    }
    // Not where it would hide what may be visible.
    if (Thread.currentThread().isInterrupted() && trouble.about() != About.EARLY_END) {
      return again(Code.UNAVAILABLE, step, "the upload was interrupted", GoogleAnswer.NONE, null);
    }
    return switch (trouble.about()) {
      case TOKEN -> noToken(step, trouble);
      case CONFIRMED_BYTES -> lost(step, trouble.answer());
      case EARLY_END -> damaged("Google ended the upload before its last bytes were sent");
      case ANSWER -> unwanted(step, trouble);
    };
  }

  /// There is, or may be, an object that is not what was to be written.
  BucketException damaged(String what) {
    return BucketException.perhapsVisible(
        Code.CORRUPTED,
        location()
            + " may be visible and must not be used: "
            + what
            + "; delete it and run the export again.",
        null);
  }

  private BucketException unwanted(Step step, GoogleTrouble trouble) {
    GoogleAnswer answer = trouble.answer();
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
      case 404, 410 -> step == Step.OPEN ? noBucket() : lost(step, answer);
      case 499 -> lost(step, answer); // somebody gave the session up
      case 412 ->
          failure(
              step,
              Code.CONFLICT,
              "somebody else wrote the object meanwhile",
              answer,
              "run the export again");
      case 0, 308, 408, 429 -> unavailable(step, trouble);
      default -> answer.status() >= 500 ? unavailable(step, trouble) : refused(step, answer);
    };
  }

  private BucketException missing(Step step, String right) {
    String what = "the service account " + email + " lacks the right " + right;
    return right.equals("storage.objects.delete")
        ? failure(
            step,
            Code.FORBIDDEN,
            what + ", which overwriting needs, and there is an object of this name",
            GoogleAnswer.NONE,
            "grant it (role Storage Object User), or write to a new name each time, with a date"
                + " in it")
        : failure(
            step,
            Code.FORBIDDEN,
            what,
            GoogleAnswer.NONE,
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

  private BucketException unavailable(Step step, GoogleTrouble trouble) {
    String what =
        trouble.answer().status() == 0
            ? "the connection failed" + time(trouble) + " (" + network(trouble) + ")"
            : "Google could not take it" + time(trouble);
    return again(Code.UNAVAILABLE, step, what, trouble.answer(), trouble.getCause());
  }

  private BucketException noToken(Step step, GoogleTrouble trouble) {
    String what = "no access token came from " + tokenUri + time(trouble);
    String why = trouble.answer().status() == 0 ? " (" + network(trouble) + ")" : "";
    return again(Code.UNAVAILABLE, step, what + why, trouble.answer(), trouble.getCause());
  }

  /// A failure that another run can mend.
  private BucketException again(
      Code code, Step step, String what, GoogleAnswer answer, @Nullable Throwable cause) {
    return exception(code, step, what + said(answer) + "; run the export again.", cause);
  }

  /// What is signed for a token holds for an hour from now, and now is what this machine's clock
  /// says.
  private BucketException refusedKey(Step step, GoogleAnswer answer) {
    return answer.message().contains("reasonable timeframe")
        ? failure(
            step,
            Code.BAD_CREDENTIAL,
            "the clock of this machine and that of "
                + tokenUri
                + " differ too much, so no access token came for "
                + email,
            answer,
            "set this machine's clock, and run the export again")
        : failure(
            step,
            Code.BAD_CREDENTIAL,
            "json_keyfile, the key of " + email + ", is not accepted by " + tokenUri,
            answer,
            "give the key file of a service account that exists and whose key was not deleted");
  }

  private BucketException failure(
      Step step, Code code, String what, GoogleAnswer answer, String remedy) {
    return exception(code, step, what + said(answer) + "; " + remedy + ".", null);
  }

  /// Where an answer to the last bytes is missing, nobody here knows whether they arrived: also a
  /// refusal that came later does not tell.
  private BucketException exception(Code code, Step step, String rest, @Nullable Throwable cause) {
    return switch (step) {
      case OPEN, SEND -> new BucketException(code, location() + NOT_WRITTEN + rest, cause);
      case END -> BucketException.perhapsVisible(code, location() + PERHAPS_WRITTEN + rest, cause);
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

  /// What would not have passed was not waited for.
  private String time(GoogleTrouble trouble) {
    if (!trouble.passes()) {
      return "";
    }
    long seconds = patience.toSeconds();
    return " for " + (seconds > 0 ? seconds + " s" : patience.toMillis() + " ms");
  }

  /// It may be what a proxy says.
  private static String said(Throwable failure) {
    return GoogleAnswer.shown(String.valueOf(failure.getMessage()));
  }

  /// The innermost cause says most.
  private static String network(GoogleTrouble trouble) {
    return Causes.chain(trouble.getCause())
        .reduce((outer, inner) -> inner)
        .map(inner -> inner.getClass().getSimpleName() + ": " + said(inner))
        .orElse("no answer");
  }
}
