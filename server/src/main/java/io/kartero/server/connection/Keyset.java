package io.kartero.server.connection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/// The keys that encrypt secrets: the latest encrypts, all decrypt.
final class Keyset {
  private static final byte[] PURPOSE = "kartero vault".getBytes(StandardCharsets.UTF_8);

  static {
    try {
      AeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private final KeysetHandle keys;

  private Keyset(KeysetHandle keys) {
    this.keys = keys;
  }

  static Keyset create() {
    try {
      return new Keyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Nothing when the master key is not the one that it was locked with.
  static Optional<Keyset> unlock(String locked, MasterKey masterKey) {
    try {
      return Optional.of(
          new Keyset(
              TinkJsonProtoKeysetFormat.parseEncryptedKeyset(locked, masterKey.aead(), PURPOSE)));
    } catch (GeneralSecurityException otherKey) {
      return Optional.empty();
    }
  }

  String lock(MasterKey masterKey) {
    try {
      return TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keys, masterKey.aead(), PURPOSE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// With a new key that encrypts from now on.
  Keyset renewed() {
    try {
      return new Keyset(
          KeysetHandle.newBuilder(keys)
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                      .withRandomId()
                      .makePrimary())
              .build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Aead aead() {
    try {
      return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
