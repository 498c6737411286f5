package io.kartero.server.job;

/// A result was to be delivered, and the SQL has none.
final class NothingToDeliver extends RuntimeException {
  private static final long serialVersionUID = 1;

  NothingToDeliver() {
    super(
        "The SQL ends with a statement that is no query, so there are no rows to deliver. End it"
            + " with a SELECT, or take the result's destination away.");
  }
}
