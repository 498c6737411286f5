package io.kartero.server.schedule;

/// What becomes of instants that nobody ran in time: the newest `most` run late, the others are
/// recorded as skipped.
///
/// @param most 0 for none of them
public record MissedRuns(int most) {
  public static final MissedRuns NONE = new MissedRuns(0);
  public static final MissedRuns LAST = new MissedRuns(1);

  /// As many as are caught up with where nobody says how many.
  static final int USUAL_MOST = 100;

  static final int LARGEST_MOST = 1_000;

  public static MissedRuns all(int most) {
    return new MissedRuns(most);
  }

  /// `none`, `last` or `all`.
  public String word() {
    return switch (most) {
      case 0 -> "none";
      case 1 -> "last";
      default -> "all";
    };
  }
}
