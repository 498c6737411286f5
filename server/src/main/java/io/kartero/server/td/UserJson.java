package io.kartero.server.td;

import io.kartero.server.account.Account;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// An account as the clients know users. Java's needs a gravatar's address and both flags.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record UserJson(
    long id,
    String name,
    String email,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String phone,
    String gravatarUrl,
    boolean administrator,
    String createdAt,
    String updatedAt,
    boolean accountOwner) {

  static UserJson of(Account account) {
    return new UserJson(
        account.id(),
        account.name(),
        account.email(),
        null,
        null,
        null,
        "",
        account.administrator(),
        TdTime.of(account.createdAt()),
        TdTime.of(account.updatedAt()),
        account.administrator());
  }
}
