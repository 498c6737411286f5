package io.kartero.server.account;

/// What an account may do.
public enum Role {
  /// Everything, other accounts included.
  ADMINISTRATOR,
  /// Everything but other accounts.
  MEMBER
}
