package io.kartero.export.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/// One OpenPGP message around what is written: AES-256 with the integrity protection that every
/// OpenPGP program reads (version 1, section 5.13.1 of RFC 9580), and a literal packet without a
/// date. It is not compressed: what comes here is.
///
/// The bulk runs on the JDK's ciphers; the session key is encrypted by Bouncy Castle directly,
/// which needs no provider.
final class EncryptedMessage extends OutputStream {
  private static final int PACKET_PART = 1 << 16;
  private static final int LONGEST_NAME = 255;

  private final OutputStream target;
  private final OutputStream protectedData;
  private final OutputStream literal;
  private boolean closed;

  private EncryptedMessage(OutputStream target, PGPPublicKey key, String fileName)
      throws IOException, PGPException {
    this.target = target;
    PGPEncryptedDataGenerator encryption =
        new PGPEncryptedDataGenerator(new FeedbackEncryptorBuilder());
    encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(key));
    this.protectedData = encryption.open(target, new byte[PACKET_PART]);
    this.literal =
        new PGPLiteralDataGenerator()
            .open(
                protectedData,
                PGPLiteralDataGenerator.BINARY,
                fileName.getBytes(UTF_8).length > LONGEST_NAME ? "" : fileName,
                PGPLiteralDataGenerator.NOW, // the zero that stands for no date
                new byte[PACKET_PART]);
  }

  static OutputStream open(OutputStream target, Armor armor, PGPPublicKey key, String fileName)
      throws IOException {
    try {
      return switch (armor) {
        case BINARY -> new EncryptedMessage(target, key, fileName);
        case ASCII -> new EncryptedMessage(armored(target), key, fileName);
      };
    } catch (PGPException e) {
      throw new IOException("cannot encrypt to the OpenPGP key: " + e.getMessage(), e);
    }
  }

  private static OutputStream armored(OutputStream target) {
    return ArmoredOutputStream.builder()
        .clearHeaders()
        .enableCRC(true)
        .build(new BufferedOutputStream(target, PACKET_PART));
  }

  /// Why a key that looks usable cannot be encrypted to, if so.
  static Optional<Refusal> trial(PGPPublicKey key) {
    try (OutputStream message = open(nullOutputStream(), Armor.BINARY, key, "")) {
      message.write(0);
      return Optional.empty();
    } catch (IOException | RuntimeException e) { // Bouncy Castle throws many kinds on bad numbers
      return Optional.of(
          new Refusal("cannot be encrypted to: its numbers are wrong", Remedy.COMPLETE_EXPORT));
    }
  }

  @Override
  public void write(int b) throws IOException {
    ensureOpen();
    literal.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ensureOpen();
    literal.write(bytes, offset, length);
  }

  private void ensureOpen() throws IOException {
    if (closed) {
      throw new IOException("the OpenPGP message is complete already");
    }
  }

  /// Does nothing: nobody can read a message before its end.
  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    literal.close();
    protectedData.close();
    if (target instanceof ArmoredOutputStream) {
      target.close(); // writes the end line, and leaves the real target open
    }
    target.flush();
  }
}
