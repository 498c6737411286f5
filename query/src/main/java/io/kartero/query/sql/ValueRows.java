package io.kartero.query.sql;

import java.util.List;
import java.util.function.Consumer;

/// Rows as SQL writes them behind `VALUES`: `(1, 'a'), (2, NULL)`; in pieces, each for one
/// statement.
public final class ValueRows {
  /// Half of what Trino takes for one statement.
  private static final int LONGEST = 500_000;

  private final Consumer<String> pieces;
  private final StringBuilder piece = new StringBuilder();

  /// @param pieces gets each piece when it is full
  public ValueRows(Consumer<String> pieces) {
    this.pieces = pieces;
  }

  /// @param literals of a row, each as SQL writes it
  public void add(List<String> literals) {
    piece.append(piece.isEmpty() ? "(" : ", (").append(String.join(", ", literals)).append(')');
    if (piece.length() > LONGEST) {
      end();
    }
  }

  /// Gives what is left.
  public void end() {
    if (!piece.isEmpty()) {
      pieces.accept(piece.toString());
      piece.setLength(0);
    }
  }
}
