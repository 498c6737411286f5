package io.kartero.query.trino;

import java.util.List;

/// A statement as Trino gets it: with what had to be put into it.
///
/// @param insertions in the order of their places
record SentStatement(SqlStatement statement, List<Insertion> insertions) {
  SentStatement {
    insertions = List.copyOf(insertions);
  }

  String original() {
    return statement.text();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Insertion insertion : insertions) {
      text.append(original(), from, insertion.at()).append(insertion.text());
      from = insertion.at();
    }
    return text.append(original(), from, original().length()).toString();
  }

  /// A place that Trino names, in characters of the author's text from 0; -1 for one that its
  /// author has not written.
  ///
  /// @param line from 1
  /// @param column in code points, from 1
  int position(int line, int column) {
    String text = text();
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
      if (start == 0) {
        return -1;
      }
    }
    if (column < 1 || column - 1 > text.codePointCount(start, text.length())) {
      return -1;
    }
    int at = text.offsetByCodePoints(start, column - 1);
    for (Insertion insertion : insertions) {
      if (at < insertion.at()) {
        break;
      }
      if (at < insertion.at() + insertion.text().length()) {
        return -1;
      }
      at -= insertion.text().length();
    }
    return statement.at() + at;
  }
}
