package io.kartero.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// JSON that was right before it was damaged: pieces are lost, doubled, moved and changed.
///
/// @param good what is damaged
/// @param whole what makes a piece one that is never changed: a secret, which stays whole wherever
///   it gets to, as it does in a slip of somebody's hand
public record DamagedJson(List<String> good, String whole) {
  private static final Pattern PIECE =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\]++)*+\"|[A-Za-z0-9]+|\\S");

  private static final List<String> BAD =
      List.of(
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "null",
          "-1e999999999",
          "9".repeat(2_000),
          "[".repeat(3_000),
          "{\"a\":".repeat(3_000));

  private static final List<String> BAD_TEXTS =
      List.of(
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\u2028\\u202e\\u001b[2J\"",
          "\"\"",
          "\" \"",
          text(".aaa", 40_000),
          text("a.", 40_000),
          text("${", 40_000),
          text("$$", 40_000),
          text("%d", 20_000),
          text("%Y", 20_000),
          text("\\\\\\\\", 40_000),
          text("/", 100_000),
          text("-----BEGIN PGP PUBLIC KEY BLOCK-----\\n", 2_000),
          text(" ", 100_000),
          text("😀", 50_000));

  private static String text(String part, int times) {
    return "\"" + part.repeat(times) + "\"";
  }

  public String next(RandomGenerator random) {
    List<String> pieces =
        new ArrayList<>(
            PIECE
                .matcher(good.get(random.nextInt(good.size())))
                .results()
                .map(MatchResult::group)
                .toList());
    boolean keepsForm = random.nextInt(3) > 0;
    for (int damages = 1 + random.nextInt(4); damages > 0 && !pieces.isEmpty(); damages--) {
      if (keepsForm) {
        otherValue(pieces, random);
      } else {
        damage(pieces, random);
      }
    }
    return String.join(random.nextInt(20) == 0 ? "\n" : "", pieces);
  }

  /// Puts another member's value, a bad one or a changed one where a value stands.
  private void otherValue(List<String> pieces, RandomGenerator random) {
    List<Integer> values =
        IntStream.range(1, pieces.size())
            .filter(i -> pieces.get(i - 1).equals(":"))
            .boxed()
            .toList();
    int at = values.get(random.nextInt(values.size()));
    String value =
        switch (random.nextInt(3)) {
          case 0 -> pieces.get(values.get(random.nextInt(values.size())));
          case 1 -> BAD_TEXTS.get(random.nextInt(BAD_TEXTS.size()));
          default -> changed(pieces.get(at), random);
        };
    if (value.startsWith("\"") && value.endsWith("\"") && pieces.get(at).startsWith("\"")) {
      pieces.set(at, value);
    }
  }

  private void damage(List<String> pieces, RandomGenerator random) {
    int at = random.nextInt(pieces.size());
    int other = random.nextInt(pieces.size());
    String piece = pieces.get(at);
    switch (random.nextInt(7)) {
      case 0 -> pieces.remove(at);
      case 1 -> pieces.add(other, piece);
      case 2 -> pieces.set(at, pieces.set(other, piece));
      case 3 -> pieces.set(at, BAD.get(random.nextInt(BAD.size())));
      case 4 -> pieces.add(at, BAD_TEXTS.get(random.nextInt(BAD_TEXTS.size())));
      case 5 -> pieces.subList(Math.min(at, other), Math.max(at, other)).clear();
      default -> pieces.set(at, changed(piece, random));
    }
  }

  /// With one character lost, doubled or replaced, unless it must stay whole.
  private String changed(String piece, RandomGenerator random) {
    if (piece.isEmpty() || piece.contains(whole)) {
      return piece;
    }
    int at = random.nextInt(piece.length());
    String middle =
        switch (random.nextInt(3)) {
          case 0 -> "";
          case 1 -> piece.substring(at, at + 1).repeat(2);
          default -> Character.toString((char) random.nextInt(1 << random.nextInt(5, 17)));
        };
    return piece.substring(0, at) + middle + piece.substring(at + 1);
  }
}
