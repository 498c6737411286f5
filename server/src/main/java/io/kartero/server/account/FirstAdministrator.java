package io.kartero.server.account;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes an administrator where there is none, at the first start, and keeps the one that the
/// settings name as they say: so a lost password or key is replaced by a restart.
public final class FirstAdministrator {
  private final AccountSettings settings;
  private final Accounts accounts;
  private final ApiKeys keys;
  private final SecureRandom random;
  private final TransactionTemplate transaction;

  FirstAdministrator(
      AccountSettings settings,
      Accounts accounts,
      ApiKeys keys,
      SecureRandom random,
      TransactionTemplate transaction) {
    this.settings = settings;
    this.accounts = accounts;
    this.keys = keys;
    this.random = random;
    this.transaction = transaction;
  }

  /// @return what was made up and has to be shown
  public Optional<Credentials> ensure() {
    return Optional.ofNullable(
        transaction.execute(status -> {
          Optional<Account> named = accounts.byEmail(settings.email());
          if (named.isPresent() && named.get().administrator()) {
            keep(named.get());
            return null;
          }
          return accounts.hasNoAdministrator() ? make() : null;
        }));
  }

  private void keep(Account administrator) {
    settings
        .password()
        .filter(password -> !accounts.hasPassword(administrator.id(), password))
        .ifPresent(password -> accounts.setPassword(administrator.id(), password));
    settings.apiKey().ifPresent(key -> accept(administrator, key));
  }

  private Credentials make() {
    String password = settings.password().orElseGet(this::newPassword);
    Account administrator =
        accounts.create(
            new NewAccount(
                "Administrator", settings.email(), Optional.of(password), Role.ADMINISTRATOR));
    Optional<String> newKey =
        settings.apiKey().isPresent()
            ? Optional.empty()
            : Optional.of(keys.issue(administrator.id(), ApiKey.Origin.ISSUED));
    settings.apiKey().ifPresent(key -> accept(administrator, key));
    return new Credentials(
        administrator.email(),
        settings.password().isPresent() ? Optional.empty() : Optional.of(password),
        newKey);
  }

  private void accept(Account administrator, String key) {
    if (keys.account(key).isEmpty()) {
      keys.accept(administrator.id(), key, ApiKey.Origin.ISSUED);
    }
  }

  private String newPassword() {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// What the operator does not know yet.
  public record Credentials(String email, Optional<String> password, Optional<String> apiKey) {
    @Override
    public String toString() {
      return "Credentials[" + email + "]";
    }
  }
}
