package io.kartero.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kartero.server.platform.Conflict;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import io.kartero.server.platform.SettableClock;
import io.kartero.server.platform.TestDatabase;
import io.kartero.server.platform.TooManyRequests;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AccountsTest {
  private static final String KEY = "1/00112233445566778899aabbccddeeff00112233";

  @Parameter private TestDatabase database = TestDatabase.H2;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-25T00:00:00Z"));
  private DataSource source;
  private Accounts accounts;
  private ApiKeys keys;

  @BeforeEach
  void open() {
    source = database.fresh();
    JdbcClient jdbc = JdbcClient.create(source);
    AccountStore store = new AccountStore(jdbc);
    accounts =
        new Accounts(
            store,
            new BCryptPasswordEncoder(4), // as weak as can be, for speed
            new SignInThrottle(clock),
            clock);
    keys = new ApiKeys(new ApiKeyStore(jdbc), store, new SecureRandom(), clock);
  }

  @Test
  void anAccountIsFoundByItsIdAndByItsAddressInAnyCase() {
    Account made = accounts.create(account("Ann@Example.com "));

    assertThat(made)
        .isEqualTo(
            new Account(1, "Ann", "ann@example.com", false, clock.instant(), clock.instant()));
    assertThat(accounts.byId(1)).isEqualTo(made);
    assertThat(accounts.byEmail("ANN@example.com")).contains(made);
    assertThat(accounts.list()).containsExactly(made);
  }

  @Test
  void anAddressIsTakenOnce() {
    accounts.create(account("ann@example.com"));

    assertThatThrownBy(() -> accounts.create(account("ANN@example.com")))
        .isInstanceOf(Conflict.class)
        .hasMessage("account ann@example.com already exists");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    NewAccount account = new NewAccount(" ", "ann", Optional.of("short"), Role.MEMBER);

    assertThatThrownBy(() -> accounts.create(account))
        .isInstanceOf(Invalid.class)
        .hasMessage(
            """
            name: is empty or too long (give 1 to 255 characters)
            email: is no e-mail address (it looks like name@example.com)
            password: has 5 characters (give 8 to 256)\
            """);
  }

  @Test
  void onlyTheRightPasswordSignsIn() {
    Account made = accounts.create(account("ann@example.com"));

    assertThat(accounts.authenticate("ann@example.com", "long enough")).contains(made);
    assertThat(accounts.authenticate("ann@example.com", "long enough ")).isEmpty();
    assertThat(accounts.authenticate("bob@example.com", "long enough")).isEmpty();

    accounts.setPassword(made.id(), "another one");
    assertThat(accounts.authenticate("ann@example.com", "long enough")).isEmpty();
    assertThat(accounts.authenticate("ann@example.com", "another one")).isPresent();
  }

  @Test
  void whoGuessesPasswordsHasToWaitLongerAndLonger() {
    accounts.create(account("ann@example.com"));
    for (int guess = 1; guess <= 5; guess++) {
      assertThat(accounts.authenticate("ann@example.com", "guess " + guess)).isEmpty();
    }

    assertThatThrownBy(() -> accounts.authenticate("ann@example.com", "long enough"))
        .isInstanceOf(TooManyRequests.class)
        .hasMessage("too many wrong passwords; try again in 61 s");

    clock.advance(Duration.ofMinutes(1));
    assertThat(accounts.authenticate("ann@example.com", "guess 6")).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThatThrownBy(() -> accounts.authenticate("ann@example.com", "long enough"))
        .isInstanceOf(TooManyRequests.class);
    clock.advance(Duration.ofMinutes(1));
    assertThat(accounts.authenticate("ann@example.com", "long enough")).isPresent();
  }

  @Test
  void theLastAdministratorStays() {
    Account root =
        accounts.create(
            new NewAccount("Root", "root@example.com", Optional.empty(), Role.ADMINISTRATOR));

    assertThatThrownBy(() -> accounts.delete(root.id()))
        .isInstanceOf(Conflict.class)
        .hasMessage("account root@example.com is the last administrator");
    accounts.create(
        new NewAccount("Other", "other@example.com", Optional.empty(), Role.ADMINISTRATOR));
    accounts.delete(root.id());
    assertThatThrownBy(() -> accounts.byId(root.id()))
        .isInstanceOf(NotFound.class)
        .hasMessage("account 1 does not exist");
  }

  @Test
  void aKeyLeadsToItsAccountUntilItIsRevoked() {
    Account made = accounts.create(account("ann@example.com"));
    String key = keys.issue(made.id(), ApiKey.Origin.ISSUED);

    assertThat(key).matches("1/[0-9a-f]{40}");
    assertThat(keys.account(key)).contains(made);
    assertThat(keys.account(key.replaceFirst(".$", "x"))).isEmpty();
    assertThat(keys.account("2" + key.substring(1))).isEmpty();
    assertThat(keys.account("")).isEmpty();
    assertThat(keys.list(made.id())).extracting(ApiKey::ending).containsExactly(key.substring(38));

    keys.revoke(key);
    assertThat(keys.account(key)).isEmpty();
    assertThatThrownBy(() -> keys.revoke(made.id(), 99)).isInstanceOf(NotFound.class);
  }

  @Test
  void aKeyItselfIsKeptNowhere() {
    Account made = accounts.create(account("ann@example.com"));
    String key = keys.issue(made.id(), ApiKey.Origin.ISSUED);

    assertThat(
            JdbcClient.create(source).sql("SELECT * FROM api_key").query().listOfRows().toString())
        .doesNotContain(key.substring(2, 38));
  }

  @Test
  void onlyTheLatestKeysOfSigningInAreValid() {
    Account made = accounts.create(account("ann@example.com"));
    String issued = keys.issue(made.id(), ApiKey.Origin.ISSUED);
    String first = keys.issue(made.id(), ApiKey.Origin.SIGN_IN);
    for (int more = 0; more < 10; more++) {
      assertThat(keys.account(first)).isPresent();
      keys.issue(made.id(), ApiKey.Origin.SIGN_IN);
    }

    assertThat(keys.account(first)).isEmpty();
    assertThat(keys.account(issued)).isPresent();
  }

  @Test
  void theKeysOfADeletedAccountAreInvalid() {
    Account made = accounts.create(account("ann@example.com"));
    String key = keys.issue(made.id(), ApiKey.Origin.ISSUED);

    accounts.delete(made.id());

    assertThat(keys.account(key)).isEmpty();
  }

  @Test
  void theFirstStartMakesUpAnAdministratorAndTheNextOnesNone() {
    FirstAdministrator.Credentials made =
        administrator(Optional.empty(), Optional.empty()).ensure().orElseThrow();

    assertThat(accounts.authenticate("admin@localhost", made.password().orElseThrow()))
        .hasValueSatisfying(account -> assertThat(account.administrator()).isTrue());
    assertThat(keys.account(made.apiKey().orElseThrow())).isPresent();
    assertThat(made.toString()).isEqualTo("Credentials[admin@localhost]");
    assertThat(administrator(Optional.empty(), Optional.empty()).ensure()).isEmpty();
  }

  @Test
  void aGivenPasswordAndKeyAreTakenAtEveryStart() {
    FirstAdministrator.Credentials made =
        administrator(Optional.of("first password"), Optional.of(KEY)).ensure().orElseThrow();
    assertThat(made.password()).isEmpty();
    assertThat(made.apiKey()).isEmpty();
    assertThat(keys.account(KEY)).isPresent();

    assertThat(administrator(Optional.of("second password"), Optional.of(KEY)).ensure()).isEmpty();
    assertThat(accounts.authenticate("admin@localhost", "second password")).isPresent();
  }

  private FirstAdministrator administrator(Optional<String> password, Optional<String> key) {
    return new FirstAdministrator(
        new AccountSettings("admin@localhost", password, key),
        accounts,
        keys,
        new SecureRandom(),
        new TransactionTemplate(new DataSourceTransactionManager(source)));
  }

  private static NewAccount account(String email) {
    return new NewAccount("Ann", email, Optional.of("long enough"), Role.MEMBER);
  }
}
