package io.kartero.server.connection;

import java.util.List;

/// The master key, and those before it that may still be needed.
///
/// @param all the current one first
record MasterKeys(List<MasterKey> all) {
  MasterKeys {
    all = List.copyOf(all);
  }

  MasterKey current() {
    return all.getFirst();
  }
}
