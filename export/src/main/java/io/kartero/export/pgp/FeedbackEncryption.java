package io.kartero.export.pgp;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES in the cipher feedback mode of OpenPGP (section 12.9 of RFC 9580): ciphertext is plaintext
/// XOR keystream, and the next 16 bytes of keystream are the last 16 of ciphertext, encrypted.
///
/// Hot, so it is made of cipher block chaining, which JVMs turn into one loop of the processor's
/// AES instructions, where they call feedback mode's for each block: a chained block is the
/// encryption of plaintext XOR the block before, and that is plaintext XOR keystream. So the
/// chained blocks are the keystream, one block on. The first is the encryption of the starting
/// vector, zeros here: a block of zeros goes first.
final class FeedbackEncryption extends OutputStream {
  private static final int BLOCK = 16;

  /// Little, since the JVM makes that one loop of it after some thousand calls only. Text and
  /// keystream fit into a processor's first cache together.
  private static final int AT_ONCE = 4 << 10;

  private final OutputStream target;
  private final Cipher chaining;
  private final byte[] text = new byte[AT_ONCE];
  private final byte[] keystream = new byte[AT_ONCE + BLOCK];
  private int length;

  FeedbackEncryption(OutputStream target, byte[] key) throws GeneralSecurityException {
    this.target = target;
    this.chaining = Cipher.getInstance("AES/CBC/NoPadding");
    chaining.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
    chaining.update(new byte[BLOCK], 0, BLOCK, keystream, 0);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int done = 0;
    while (done < count) {
      int part = Math.min(count - done, AT_ONCE - length);
      System.arraycopy(bytes, offset + done, text, length, part);
      length += part;
      done += part;
      if (length == AT_ONCE) {
        encrypt();
      }
    }
  }

  private void encrypt() throws IOException {
    extend(AT_ONCE);
    pass();
    System.arraycopy(keystream, AT_ONCE, keystream, 0, BLOCK);
  }

  /// Makes keystream for so many bytes behind the first block, for which it is there.
  private void extend(int bytes) throws IOException {
    try {
      chaining.update(text, 0, bytes, keystream, BLOCK);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot encrypt: " + e.getMessage(), e);
    }
  }

  /// Hot; compilers make vector instructions of this loop.
  private void pass() throws IOException {
    for (int i = 0; i < length; i++) {
      text[i] ^= keystream[i];
    }
    target.write(text, 0, length);
    length = 0;
  }

  @Override
  public void flush() {
    // What is not a whole block stays until there is more.
  }

  @Override
  public void close() throws IOException {
    extend(Math.max(0, (length - 1) / BLOCK * BLOCK));
    pass();
    target.close();
  }
}
