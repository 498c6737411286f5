package io.kartero.server.platform;

/// There is no such thing, or none that the caller may know of. HTTP says it with 404.
public final class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param what the kind of thing, as in `connection`
  public NotFound(String what, String name) {
    super("%s %s does not exist".formatted(what, name));
  }
}
