package io.kartero.query.duckdb;

/// A native object with several holders; the last one to release it destroys it.
abstract class Counted {
  private int holders = 1;

  final void hold() {
    if (!holdIfThere()) {
      throw new IllegalStateException(getClass().getSimpleName() + " is gone");
    }
  }

  /// @return whether it was still there, and is held now
  final synchronized boolean holdIfThere() {
    if (holders > 0) {
      holders++;
      return true;
    }
    return false;
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
