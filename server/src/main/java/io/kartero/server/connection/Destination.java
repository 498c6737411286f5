package io.kartero.server.connection;

/// Where a result goes. [Destinations] makes, keeps and shows it; `toString` shows no secret.
public sealed interface Destination {
  /// Settings that stand on their own.
  ///
  /// @param json with its secrets
  record Inline(String json) implements Destination {
    @Override
    public String toString() {
      return "Inline[" + Destinations.maskedSettings(json) + "]";
    }
  }

  /// A saved connection, and what replaces its settings key by key.
  ///
  /// @param json a JSON object, `{}` when there is nothing to replace
  record Saved(long connectionId, String json) implements Destination {
    @Override
    public String toString() {
      return "Saved[" + connectionId + ", " + Destinations.maskedSettings(json) + "]";
    }
  }

  /// A saved connection as it was when something began that must not change any more.
  ///
  /// @param name the connection's, then
  /// @param connection its settings, with their secrets
  /// @param json what replaces them key by key
  record Fixed(String name, String connection, String json) implements Destination {
    @Override
    public String toString() {
      return "Fixed[" + name + ", " + Destinations.maskedSettings(json) + "]";
    }
  }
}
