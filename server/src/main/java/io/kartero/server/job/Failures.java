package io.kartero.server.job;

import io.kartero.export.EmptyResultException;
import io.kartero.export.bucket.BucketException;
import io.kartero.export.pgp.UnusableKeyException;
import io.kartero.export.pipeline.UnmappableCharacterException;
import io.kartero.export.settings.InvalidSettings;
import io.kartero.export.settings.Problem;
import io.kartero.query.QueryException;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people are told of a failure, and whether another try can help.
record Failures(JobFailure failure, BucketException.Retry retry) {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /// @param sql the job's text, for places in it
  static Failures of(Throwable thrown, String sql) {
    return switch (thrown) {
      case QueryException query -> query(query, sql);
      case BucketException bucket ->
          new Failures(
              new JobFailure("BUCKET_" + bucket.code(), message(bucket)), bucket.code().retry());
      case Invalid invalid -> useless("BAD_DESTINATION", lines(invalid.problems()));
      case InvalidSettings invalid -> useless("BAD_DESTINATION", lines(invalid.problems()));
      case UnusableKeyException key ->
          useless("BAD_KEY", key.finding() + (key.hint().isEmpty() ? "" : " (" + key.hint() + ")"));
      case UnmappableCharacterException character -> useless("BAD_CHARACTER", message(character));
      case EmptyResultException empty -> useless("EMPTY_RESULT", message(empty));
      case NothingToDeliver nothing -> useless("NO_ROWS", message(nothing));
      case NotFound gone -> useless("NOT_FOUND", message(gone));
      case DeliveryUnknown unknown ->
          new Failures(new JobFailure("DELIVERY_UNKNOWN", message(unknown)), unknown.retry());
      case UncheckedIOException io ->
          new Failures(new JobFailure("STORAGE", message(io)), BucketException.Retry.USEFUL);
      default -> unexpected(thrown);
    };
  }

  boolean canPass() {
    return retry == BucketException.Retry.USEFUL;
  }

  private static Failures query(QueryException failure, String sql) {
    BucketException.Retry retry =
        switch (failure.code().blame()) {
          case CALLER -> BucketException.Retry.USELESS;
          case WORLD -> BucketException.Retry.USEFUL;
        };
    String message =
        message(failure)
            + (failure.position().isPresent()
                ? "\n" + SqlPlace.of(sql, failure.position().getAsInt())
                : "");
    return new Failures(new JobFailure("QUERY_" + failure.code(), message), retry);
  }

  /// A fault of Kartero's own: where it happened stands in the server's log.
  private static Failures unexpected(Throwable thrown) {
    LOG.error("a job failed unexpectedly", thrown);
    String what = thrown.getClass().getSimpleName();
    return useless(
        "INTERNAL",
        "The job failed unexpectedly (%s). The server's log says where; please report it."
            .formatted(what));
  }

  private static Failures useless(String code, String message) {
    return new Failures(new JobFailure(code, message), BucketException.Retry.USELESS);
  }

  private static String lines(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  private static String message(Throwable thrown) {
    return Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName());
  }
}
