package io.kartero.export.pgp;

import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.operator.PGPDataEncryptor;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.jcajce.JcePGPDataEncryptorBuilder;

/// Bouncy Castle's AES-256 with its integrity protection, but for the encryption itself, which is
/// [FeedbackEncryption].
final class FeedbackEncryptorBuilder extends JcePGPDataEncryptorBuilder {
  FeedbackEncryptorBuilder() {
    super(SymmetricKeyAlgorithmTags.AES_256);
    setWithIntegrityPacket(true);
  }

  @Override
  public PGPDataEncryptor build(byte[] key) throws PGPException {
    PGPDataEncryptor protection = super.build(key);
    return new PGPDataEncryptor() {
      @Override
      public OutputStream getOutputStream(OutputStream target) {
        try {
          return new FeedbackEncryption(target, key);
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException("every Java platform has AES in CBC mode", e);
        }
      }

      @Override
      public PGPDigestCalculator getIntegrityCalculator() {
        return protection.getIntegrityCalculator();
      }

      @Override
      public int getBlockSize() {
        return protection.getBlockSize();
      }
    };
  }
}
