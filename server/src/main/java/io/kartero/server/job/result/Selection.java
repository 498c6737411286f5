package io.kartero.server.job.result;

import java.util.Arrays;

/// Which rows of a vector are meant, in order; [#NONE] stands for a row that holds nothing.
///
/// Only what is reached this way is read: a row that is NULL, or a member that a union does not
/// have, may hold anything.
final class Selection {
  static final int NONE = -1;

  private int[] rows;
  private int size;

  Selection(int capacity) {
    this.rows = new int[Math.max(1, capacity)];
  }

  static Selection all(int count) {
    Selection all = new Selection(count);
    for (int i = 0; i < count; i++) {
      all.add(i);
    }
    return all;
  }

  void add(int row) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
    }
    rows[size++] = row;
  }

  int size() {
    return size;
  }

  int row(int index) {
    return rows[index];
  }
}
