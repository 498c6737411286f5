package io.kartero.export.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedbackEncryptionTest {
  private static final int AT_ONCE = 16 << 10;

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 15, 16, 17, 31, 32, 33, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 5 * AT_ONCE + 21})
  void itIsTheFeedbackModeOfTheJdkHoweverTheBytesCome(int length) throws Exception {
    Random random = new Random(length);
    byte[] key = new byte[32];
    byte[] plain = new byte[length];
    random.nextBytes(key);
    random.nextBytes(plain);
    Cipher expected = Cipher.getInstance("AES/CFB/NoPadding");
    expected.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
    ByteArrayOutputStream found = new ByteArrayOutputStream();
    try (FeedbackEncryption encryption = new FeedbackEncryption(found, key)) {
      for (int done = 0; done < length; ) {
        if (random.nextInt(4) == 0) {
          encryption.write(plain[done++]);
        } else {
          int part = 1 + random.nextInt(Math.min(length - done, 20_000));
          encryption.write(plain, done, part);
          done += part;
        }
        encryption.flush();
      }
    }
    assertThat(found.toByteArray()).isEqualTo(expected.doFinal(plain));
  }
}
