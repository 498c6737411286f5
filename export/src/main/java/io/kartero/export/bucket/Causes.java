package io.kartero.export.bucket;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What lies behind an exception.
final class Causes {
  private Causes() {}

  static <T> Optional<T> find(Class<T> type, @Nullable Throwable thrown) {
    return chain(thrown).filter(type::isInstance).map(type::cast).findFirst();
  }

  static Stream<Throwable> chain(@Nullable Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
  }
}
