package io.kartero.query.trino;

final class Portability {
  private Portability() {}

  static String hint(String message, String sql) {
    return "";
  }
}
