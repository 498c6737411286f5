package io.kartero.server.account;

import java.util.Optional;

/// An account to be made.
///
/// @param password without one nobody can sign in; API keys work all the same
public record NewAccount(String name, String email, Optional<String> password, Role role) {
  @Override
  public String toString() {
    return "NewAccount[%s, %s, %s]".formatted(name, email, role);
  }
}
