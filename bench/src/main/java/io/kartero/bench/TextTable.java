package io.kartero.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows of cells, aligned: words to the left, numbers to the right.
final class TextTable {
  private static final String GAP = "  ";

  /// Which columns hold numbers.
  enum Numbers {
    NONE,
    ALL_BUT_THE_FIRST
  }

  private final Numbers numbers;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(Numbers numbers) {
    this.numbers = numbers;
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = IntStream.range(0, columns).map(this::width).toArray();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        String space = " ".repeat(widths[column] - cell.length());
        boolean isNumber = numbers == Numbers.ALL_BUT_THE_FIRST && column > 0;
        line.append(GAP).append(isNumber ? space + cell : cell + space);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> column < row.size())
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(0);
  }
}
