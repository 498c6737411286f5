package io.kartero.export.settings;

import io.kartero.export.pgp.Armor;
import java.util.Optional;

/// To whom the file is encrypted, and in which form.
///
/// @param publicKey the key as it was given, not looked into here
/// @param keyIdentifier the encryption subkey's key id or fingerprint: hexadecimal digits in
///   capitals without `0x`; where it is missing the first valid encryption subkey serves
public record EncryptionSettings(String publicKey, Optional<String> keyIdentifier, Armor armor) {

  /// Without the key: somebody may have given a private one by mistake.
  @Override
  public String toString() {
    return "EncryptionSettings[keyIdentifier=%s, armor=%s]".formatted(keyIdentifier, armor);
  }
}
