package io.kartero.query.trino;

/// A statement as Trino gets it: with definitions of functions put into it.
///
/// @param whole the text that the statement is a part of, as its author knows it
/// @param insertion what was put in, in one line
/// @param insertedAt where, in the statement
record SentStatement(String whole, SqlStatement statement, String insertion, int insertedAt) {
  static SentStatement asItIs(String whole, SqlStatement statement) {
    return new SentStatement(whole, statement, "", 0);
  }

  String text() {
    return original().substring(0, insertedAt) + insertion + original().substring(insertedAt);
  }

  String original() {
    return statement.text();
  }

  /// A place that Trino names, in characters of the whole text from 0; -1 for one in the insertion.
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
    if (at >= insertedAt + insertion.length()) {
      return statement.at() + at - insertion.length();
    }
    return at < insertedAt ? statement.at() + at : -1;
  }
}
