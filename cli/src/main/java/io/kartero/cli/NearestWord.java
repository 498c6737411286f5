package io.kartero.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known word that a misspelt one probably stands for.
final class NearestWord {
  private NearestWord() {}

  /// Empty when none is near: within a third of the letters.
  static Optional<String> of(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= Math.max(1, word.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  /// Letters to add, drop or change (Levenshtein); two that changed places count as one.
  static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, i, j, a, b);
      }
    }
    return steps[a.length()][b.length()];
  }

  private static int cheapest(int[][] steps, int i, int j, String a, String b) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(steps[i - 1][j - 1] + same, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
  }
}
