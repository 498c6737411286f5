package io.kartero.export;

/// The query had no rows, and the settings say that this is an error.
public final class EmptyResultException extends RuntimeException {
  private static final long serialVersionUID = 1;

  EmptyResultException() {
    super(
        "The query returned no rows, and on_empty is fail. Nothing was delivered. Set on_empty to"
            + " header_only to deliver a file without rows, or to skip to deliver none.");
  }
}
