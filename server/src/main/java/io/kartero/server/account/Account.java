package io.kartero.server.account;

import java.time.Instant;

/// Somebody who may use the service. A controller that takes an `Account` gets the one who asks.
///
/// @param email what one signs in with; unique, in small letters
/// @param administrator whether they may manage the others
public record Account(
    long id,
    String name,
    String email,
    boolean administrator,
    Instant createdAt,
    Instant updatedAt) {}
