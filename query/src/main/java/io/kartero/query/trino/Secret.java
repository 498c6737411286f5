package io.kartero.query.trino;

import java.util.function.Supplier;

/// A text that nobody is shown. It is asked for each time, so that one that lies in a file may be
/// replaced while the program runs.
public record Secret(Supplier<String> text) {
  public static Secret of(String text) {
    return new Secret(() -> text);
  }

  String reveal() {
    return text.get();
  }

  @Override
  public String toString() {
    return "***";
  }
}
