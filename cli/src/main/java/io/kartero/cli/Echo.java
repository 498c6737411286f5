package io.kartero.cli;

import java.util.Locale;

/// A word of the command line, as it is said back: a file's name or a slip of the fingers, but not
/// a key file or settings that came to stand there because an `@` or a quote is missing.
final class Echo {
  private static final int LONGEST_NAME = 255;

  private Echo() {}

  static String of(String word) {
    return mayBeSecret(word) ? "(a text of " + word.length() + " characters)" : word;
  }

  private static boolean mayBeSecret(String word) {
    if (word.chars().anyMatch(letter -> letter == '{' || letter == '"' || letter < ' ')) {
      return true;
    }
    for (String part : word.split("/", -1)) {
      if (part.length() > LONGEST_NAME) {
        return true;
      }
    }
    return word.toLowerCase(Locale.ROOT).contains("private key");
  }
}
