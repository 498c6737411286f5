package io.kartero.query.duckdb;

/// A native object with several holders; the last one to release it destroys it.
abstract class Counted {
  private int holders = 1;

  final synchronized void hold() {
    if (holders == 0) {
      throw new IllegalStateException(getClass().getSimpleName() + " is gone");
    }
    holders++;
  }

  final synchronized void release() {
    if (holders > 0 && --holders == 0) {
      destroy();
    }
  }

  /// Whether the native object still exists, to be asked while holding this object's monitor.
  final boolean exists() {
    return holders > 0;
  }

  abstract void destroy();
}
