package io.kartero.query;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A query failed; the message is the engine's own.
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String message;
  private final Code code;
  private final int position;

  /// @param position where in the SQL, counted in characters from 0; -1 where the engine did not
  ///   say
  public QueryException(Code code, String message, int position, @Nullable Throwable cause) {
    super(message, cause);
    this.message = message;
    this.code = code;
    this.position = position;
  }

  @Override
  public String getMessage() {
    return message;
  }

  public Code code() {
    return code;
  }

  public OptionalInt position() {
    return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /// Stable names for what can go wrong.
  public enum Code {
    /// The statement itself is wrong: syntax, unknown names, types that do not fit.
    BAD_STATEMENT(Blame.CALLER),
    /// The sandbox does not allow it.
    FORBIDDEN(Blame.CALLER),
    /// A value could not be computed: a cast, a division, an overflow.
    BAD_VALUE(Blame.CALLER),
    CANCELLED(Blame.CALLER),
    /// It ran longer than it may.
    TIME_LIMIT(Blame.WORLD),
    /// It needed more memory or temporary disk than it may use.
    RESOURCES(Blame.WORLD),
    /// The engine cannot be reached or opened, or failed within.
    ENGINE(Blame.WORLD);

    private final Blame blame;

    Code(Blame blame) {
      this.blame = blame;
    }

    public Blame blame() {
      return blame;
    }
  }

  /// Who can mend it.
  public enum Blame {
    CALLER,
    WORLD
  }
}
