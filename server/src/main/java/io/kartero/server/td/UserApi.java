package io.kartero.server.td;

import io.kartero.server.account.Account;
import io.kartero.server.account.Accounts;
import io.kartero.server.account.ApiKey;
import io.kartero.server.account.ApiKeys;
import io.kartero.server.account.NewAccount;
import io.kartero.server.account.Role;
import io.kartero.server.platform.Forbidden;
import io.kartero.server.platform.NotFound;
import java.util.List;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Users and their API keys: `td account`, `td users`, `td apikeys`.
@Controller
final class UserApi {
  private final Accounts accounts;
  private final ApiKeys keys;

  UserApi(Accounts accounts, ApiKeys keys) {
    this.accounts = accounts;
    this.keys = keys;
  }

  record SignedIn(String name, String user, String apikey) {}

  record Users(List<UserJson> users) {}

  record User(String user) {}

  record Keys(List<String> apikeys) {}

  record Key(String user, String apikey) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Validity(String keyType, long accountId, long userId, boolean administrator) {}

  @PostMapping("/v3/user/authenticate")
  SignedIn authenticate(Parameters parameters) {
    String user = parameters.required("user");
    String password = parameters.required("password");
    parameters.check();
    Account account =
        accounts
            .authenticate(user, password)
            .orElseThrow(() -> new BadCredentialsException("user or password is wrong"));
    return new SignedIn(account.name(), user, keys.issue(account.id(), ApiKey.Origin.SIGN_IN));
  }

  @GetMapping("/v3/user/show")
  UserJson show(Account me) {
    return UserJson.of(me);
  }

  @GetMapping("/v3/user/list")
  Users list(Account me) {
    return new Users(
        (me.administrator() ? accounts.list() : List.of(me)).stream().map(UserJson::of).toList());
  }

  @GetMapping("/v3/user/apikey/validate")
  Validity validate(Account me) {
    return new Validity("master", me.id(), me.id(), me.administrator());
  }

  /// A key cannot be shown again, so its ending stands for it.
  @GetMapping("/v3/user/apikey/list/{user}")
  Keys listKeys(@PathVariable String user, Account me) {
    return new Keys(keys.list(account(user, me).id()).stream().map(UserApi::shown).toList());
  }

  @PostMapping("/v3/user/apikey/add/{user}")
  Key addKey(@PathVariable String user, Account me) {
    return new Key(user, keys.issue(account(user, me).id(), ApiKey.Origin.ISSUED));
  }

  /// `apikey` is the key itself, or what [#listKeys] shows of it.
  @PostMapping("/v3/user/apikey/remove/{user}")
  User removeKey(@PathVariable String user, Parameters parameters, Account me) {
    String key = parameters.required("apikey");
    parameters.check();
    Account owner = account(user, me);
    if (key.contains("...")) {
      keys.revoke(owner.id(), shown(key, owner).id());
    } else if (keys.account(key).filter(owner::equals).isPresent()) {
      keys.revoke(key);
    } else {
      throw new NotFound("API key", "of " + user);
    }
    return new User(user);
  }

  @PostMapping("/v3/user/add/{name}")
  User add(@PathVariable String name, Parameters parameters, Account me) {
    administrate(me);
    String email = parameters.required("email");
    parameters.check();
    accounts.create(new NewAccount(name, email, parameters.text("password"), Role.MEMBER));
    return new User(name);
  }

  @PostMapping("/v3/user/remove/{user}")
  User remove(@PathVariable String user, Account me) {
    administrate(me);
    accounts.delete(account(user, me).id());
    return new User(user);
  }

  private ApiKey shown(String key, Account owner) {
    return keys.list(owner.id()).stream()
        .filter(each -> key.equals(shown(each)))
        .findFirst()
        .orElseThrow(() -> new NotFound("API key", key));
  }

  private static String shown(ApiKey key) {
    return key.accountId() + "/..." + key.ending();
  }

  /// td names users by e-mail address or by name. Whoever is no administrator knows only
  /// themselves.
  private Account account(String user, Account me) {
    List<Account> known = me.administrator() ? accounts.list() : List.of(me);
    return known.stream()
        .filter(each -> each.email().equalsIgnoreCase(user) || each.name().equals(user))
        .findFirst()
        .orElseThrow(() -> new NotFound("user", user));
  }

  private static void administrate(Account me) {
    if (!me.administrator()) {
      throw new Forbidden("Only an administrator can do that.");
    }
  }
}
