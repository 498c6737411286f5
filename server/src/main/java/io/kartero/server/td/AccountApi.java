package io.kartero.server.td;

import io.kartero.server.account.Account;
import io.kartero.server.account.Accounts;
import io.kartero.server.database.Database;
import io.kartero.server.database.Databases;
import io.kartero.server.database.Tables;
import java.time.Instant;
import java.util.Comparator;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What `td account:usage` shows: here the account stands for the whole server.
@Controller
final class AccountApi {
  private final Accounts accounts;
  private final Databases databases;
  private final Tables tables;

  AccountApi(Accounts accounts, Databases databases, Tables tables) {
    this.accounts = accounts;
    this.databases = databases;
    this.tables = tables;
  }

  /// @param plan Treasure Data's number for what is paid for; here nothing is
  /// @param storageSize of all tables in the warehouse, in bytes
  @JsonNaming(SnakeCaseStrategy.class)
  record AccountJson(
      long id,
      int plan,
      long storageSize,
      int guaranteedCores,
      int maximumCores,
      String createdAt) {}

  record Shown(AccountJson account) {}

  @GetMapping("/v3/account/show")
  Shown show(Account me) {
    Instant created =
        accounts.list().stream()
            .map(Account::createdAt)
            .min(Comparator.naturalOrder())
            .orElse(me.createdAt());
    long bytes =
        databases.list().stream()
            .filter(database -> database.count().isPresent())
            .map(Database::name)
            .flatMap(name -> tables.list(name).stream())
            .mapToLong(table -> table.estimatedBytes().orElse(0))
            .sum();
    int cores = Runtime.getRuntime().availableProcessors();
    return new Shown(new AccountJson(1, 0, bytes, cores, cores, TdTime.of(created)));
  }
}
