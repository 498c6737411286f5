package io.kartero.server.account;

import io.kartero.export.settings.Problem;
import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;

/// The accounts and their passwords.
public final class Accounts {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST_PASSWORD = 256;
  private static final int LONGEST_NAME = 255;

  private final AccountStore store;
  private final PasswordEncoder encoder;
  private final SignInThrottle throttle;
  private final InstantSource clock;

  /// What a password is compared with when there is no such account, so that both take as long.
  private final String nobody;

  Accounts(
      AccountStore store, PasswordEncoder encoder, SignInThrottle throttle, InstantSource clock) {
    this.store = store;
    this.encoder = encoder;
    this.throttle = throttle;
    this.clock = clock;
    this.nobody = encoder.encode("nobody's password");
  }

  /// @throws Invalid with everything that is wrong
  /// @throws Conflict when the e-mail address is taken
  public Account create(NewAccount account) {
    check(account);
    NewAccount valid =
        new NewAccount(
            account.name().strip(), letters(account.email()), account.password(), account.role());
    try {
      long id = store.insert(valid, valid.password().map(encoder::encode), clock.instant());
      return byId(id);
    } catch (DuplicateKeyException e) {
      throw new Conflict("account " + valid.email() + " already exists", Optional.empty());
    }
  }

  public Account byId(long id) {
    return store.byId(id).orElseThrow(() -> new NotFound("account", Long.toString(id)));
  }

  public Optional<Account> byEmail(String email) {
    return store.byEmail(letters(email));
  }

  public List<Account> list() {
    return store.list();
  }

  /// Who signs in, if the password is theirs.
  ///
  /// @throws io.kartero.server.platform.TooManyRequests after too many wrong passwords
  public Optional<Account> authenticate(String email, String password) {
    String name = letters(email);
    throttle.enter(name);
    Optional<Account> account = store.byEmail(name);
    Optional<String> hash = account.flatMap(each -> store.passwordHash(each.id()));
    boolean right = encoder.matches(password, hash.orElse(nobody)) && hash.isPresent();
    if (right) {
      throttle.succeeded(name);
      return account;
    }
    throttle.failed(name);
    return Optional.empty();
  }

  public void setPassword(long id, String password) {
    List<Problem> problems = new ArrayList<>();
    checkPassword(password, problems);
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
    store.setPasswordHash(byId(id).id(), encoder.encode(password), clock.instant());
  }

  /// @throws Conflict when it is the last administrator
  public void delete(long id) {
    Account account = byId(id);
    if (account.administrator() && store.administrators() == 1) {
      throw new Conflict(
          "account " + account.email() + " is the last administrator", Optional.empty());
    }
    store.delete(id);
  }

  /// Whether that is the account's password.
  boolean hasPassword(long id, String password) {
    return store.passwordHash(id).filter(hash -> encoder.matches(password, hash)).isPresent();
  }

  /// Whether nobody could manage this server.
  boolean hasNoAdministrator() {
    return store.administrators() == 0;
  }

  private static void check(NewAccount account) {
    List<Problem> problems = new ArrayList<>();
    if (account.name().isBlank() || account.name().length() > LONGEST_NAME) {
      problems.add(new Problem("name", "is empty or too long", "give 1 to 255 characters"));
    }
    if (!EMAIL.matcher(account.email().strip()).matches()
        || account.email().length() > LONGEST_NAME) {
      problems.add(new Problem("email", "is no e-mail address", "it looks like name@example.com"));
    }
    account.password().ifPresent(password -> checkPassword(password, problems));
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
  }

  private static void checkPassword(String password, List<Problem> problems) {
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      problems.add(
          new Problem(
              "password",
              "has %d characters".formatted(password.length()),
              "give %d to %d".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD)));
    }
  }

  private static String letters(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
