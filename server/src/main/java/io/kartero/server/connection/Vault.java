package io.kartero.server.connection;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/// Encrypts texts that hold secrets, and decrypts them. The keys for that lie in the database,
/// encrypted under the master key, which does not.
final class Vault {
  private final Aead aead;

  private Vault(Aead aead) {
    this.aead = aead;
  }

  /// Opens it with the current master key. With an earlier one it opens too, and is locked with the
  /// current one and a new key of its own from then on: that is how a master key is replaced.
  ///
  /// @throws VaultException when none of the master keys is the right one
  static Vault open(VaultStore store, MasterKeys masterKeys, InstantSource clock) {
    String locked =
        store
            .keyset()
            .orElseGet(
                () -> store.insert(Keyset.create().lock(masterKeys.current()), clock.instant()));
    Optional<Keyset> current = Keyset.unlock(locked, masterKeys.current());
    return new Vault(current.orElseGet(() -> relock(locked, store, masterKeys, clock)).aead());
  }

  private static Keyset relock(
      String locked, VaultStore store, MasterKeys masterKeys, InstantSource clock) {
    Keyset renewed =
        masterKeys.all().stream()
            .flatMap(key -> Keyset.unlock(locked, key).stream())
            .findFirst()
            .map(Keyset::renewed)
            .orElseThrow(() ->
                new VaultException(
                    "the master key is not the one that the saved secrets are encrypted under;"
                        + " restore master.key in the home, or KARTERO_MASTER_KEY, from where you"
                        + " keep it"));
    store.update(renewed.lock(masterKeys.current()), clock.instant());
    return renewed;
  }

  /// @param purpose what the text is; only who names the same can unseal it
  String seal(String purpose, String text) {
    try {
      byte[] sealed = aead.encrypt(bytes(text), bytes(purpose));
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// @throws VaultException when it was changed, or sealed elsewhere
  String unseal(String purpose, String sealed) {
    try {
      byte[] text = aead.decrypt(Base64.getDecoder().decode(sealed), bytes(purpose));
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new VaultException(
          "a saved "
              + purpose
              + " cannot be decrypted: it was changed, or comes from another"
              + " Kartero; save it again");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
