package io.kartero.server.account;

import io.kartero.server.platform.NotFound;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// API keys: `<account>/<40 hexadecimal digits>`, a shape by which Treasure Data's clients know
/// what to send as `TD1`. Only digests are kept. A key has 160 random bits, so that no slow digest
/// and no salt is needed.
public final class ApiKeys {
  private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{0,17}/[0-9a-f]{40}");
  private static final int RANDOM_BYTES = 20;
  private static final int SIGN_INS = 10;

  private final ApiKeyStore store;
  private final AccountStore accounts;
  private final SecureRandom random;
  private final InstantSource clock;

  ApiKeys(ApiKeyStore store, AccountStore accounts, SecureRandom random, InstantSource clock) {
    this.store = store;
    this.accounts = accounts;
    this.random = random;
    this.clock = clock;
  }

  /// Makes a key.
  ///
  /// @return the key itself; nobody can see it again
  public String issue(long accountId, ApiKey.Origin origin) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String key = accountId + "/" + HexFormat.of().formatHex(bytes);
    accept(accountId, key, origin);
    if (origin == ApiKey.Origin.SIGN_IN) {
      forgetOldSignIns(accountId);
    }
    return key;
  }

  /// Whose key it is, if it is one.
  public Optional<Account> account(String key) {
    return Optional.of(key)
        .filter(text -> SHAPE.matcher(text).matches())
        .flatMap(text -> store.accountByDigest(digest(text)))
        .flatMap(accounts::byId);
  }

  public List<ApiKey> list(long accountId) {
    return store.list(accountId);
  }

  public void revoke(long accountId, long keyId) {
    if (store.delete(accountId, keyId) == 0) {
      throw new NotFound("API key", Long.toString(keyId));
    }
  }

  /// Revokes a key by its text.
  public void revoke(String key) {
    if (store.deleteByDigest(digest(key)) == 0) {
      throw new NotFound("API key", "..." + key.substring(Math.max(0, key.length() - 4)));
    }
  }

  static boolean hasShape(String key) {
    return SHAPE.matcher(key).matches();
  }

  /// Makes a key that was chosen elsewhere valid.
  void accept(long accountId, String key, ApiKey.Origin origin) {
    store.insert(accountId, digest(key), key.substring(key.length() - 4), origin, clock.instant());
  }

  private void forgetOldSignIns(long accountId) {
    List<ApiKey> signIns =
        store.list(accountId).stream()
            .filter(key -> key.origin() == ApiKey.Origin.SIGN_IN)
            .toList();
    signIns
        .subList(0, Math.max(0, signIns.size() - SIGN_INS))
        .forEach(old -> store.delete(accountId, old.id()));
  }

  private static String digest(String key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
