package io.kartero.query;

import io.kartero.query.QueryException.Code;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Why a query stopped, as its engine tells it: said once, by whoever is first, be it a caller, a
/// time limit, an engine that closes, or a failure. Whatever comes of stopping it is told as that.
public final class Stopping {
  private final AtomicReference<@Nullable QueryException> reason = new AtomicReference<>();

  public static QueryException cancelled() {
    return new QueryException(Code.CANCELLED, "the query was cancelled", -1, null);
  }

  public static QueryException resultClosed() {
    return new QueryException(Code.CANCELLED, "the result was closed", -1, null);
  }

  public static QueryException engineClosed() {
    return new QueryException(Code.CANCELLED, "the engine was closed", -1, null);
  }

  /// @return whether it is the first reason
  public boolean because(QueryException why) {
    return reason.compareAndSet(null, why);
  }

  /// The first reason, which is `own` where there was none.
  public QueryException first(QueryException own) {
    QueryException earlier = reason.compareAndExchange(null, own);
    return earlier == null ? own : earlier;
  }

  public void failIfStopped() {
    QueryException why = reason.get();
    if (why != null) {
      throw why;
    }
  }

  /// For who reads on after a failure.
  ///
  /// @throws QueryException the first reason
  /// @throws IllegalStateException when there was none: the result is closed
  public void failAgain() {
    failIfStopped();
    throw new IllegalStateException("the result is closed");
  }
}
