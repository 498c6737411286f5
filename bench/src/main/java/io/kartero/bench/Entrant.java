package io.kartero.bench;

/// Who takes part in a suite, or would.
sealed interface Entrant {
  String name();

  /// @param version what exactly it is
  record Contender(String name, String version, Invocation invocation) implements Entrant {}

  /// @param reason why it cannot be measured here
  /// @param remedy how it can be
  record Missing(String name, String reason, String remedy) implements Entrant {}
}
