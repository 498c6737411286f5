package io.kartero.query.trino;

import java.nio.file.Path;
import java.util.Optional;

/// How Trino is shown who asks.
public sealed interface Credentials {
  /// The user's name alone, which is as good as none.
  record Name() implements Credentials {}

  record Password(Secret secret) implements Credentials {}

  /// A JSON web token or another bearer token.
  record Token(Secret secret) implements Credentials {}

  /// A key with its certificate, in a PEM file, a PKCS 12 or a Java key store.
  record Certificate(Path keyStore, Optional<Secret> password) implements Credentials {}
}
