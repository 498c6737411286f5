package io.kartero.export.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kartero.export.bucket.BucketException.Code;
import io.kartero.testing.DamagedJson;
import io.kartero.testing.FakeGoogleStorage;
import io.kartero.testing.Soak;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Damaged key files of service accounts: the answer is a key, or a refusal that a person can read
/// and that holds nothing of the file.
class HostileKeyFilesTest {
  private static final int ROUNDS = Soak.rounds(2_000, 200_000);
  private static final long SEED = Soak.seed("HostileKeyFilesTest");
  private static final int LONGEST_MESSAGE = 400;
  private static final String REMEDY =
      "; give the key file exactly as Google Cloud offers it for download.";

  @Test
  @Timeout(3_600)
  void aDamagedKeyFileIsAKeyOrARefusalWithoutAnyOfItsContent() {
    String good = keyFile();
    String secret = good.replaceAll("(?s).*PRIVATE KEY-----.n(.{40}).*", "$1");
    DamagedJson damaged = new DamagedJson(List.of(good), secret);
    Random random = new Random(SEED);
    int keys = 0;
    for (int round = 0; round < ROUNDS; round++) {
      keys += isKey(damaged.next(random), secret, round) ? 1 : 0;
    }
    assertThat(keys).as("damage that did no harm").isBetween(ROUNDS / 50, ROUNDS * 9 / 10);
  }

  private static String keyFile() {
    try (FakeGoogleStorage fake = FakeGoogleStorage.start()) {
      return fake.keyFile();
    }
  }

  private static boolean isKey(String file, String secret, int round) {
    try {
      ServiceAccountKey key = KeyFileJson.parse(Credential.of(file));
      assertThat(key.toString()).doesNotContain(secret);
      assertThat(key.email()).doesNotMatch("(?s).*[\\s\\p{Cntrl}].*");
      return true;
    } catch (BucketException refused) {
      assertThat(refused.code()).isEqualTo(Code.BAD_CREDENTIAL);
      assertThat(Objects.requireNonNull(refused.getMessage()))
          .as("seed %d, round %d", SEED, round)
          .startsWith("json_keyfile ")
          .endsWith(REMEDY)
          .hasSizeLessThan(LONGEST_MESSAGE)
          .doesNotContain(secret)
          .doesNotContainPattern("\\p{Cntrl}");
      return false;
    } catch (RuntimeException | StackOverflowError unexpected) {
      throw new AssertionError("seed " + SEED + ", round " + round + ": " + file, unexpected);
    }
  }

  @ParameterizedTest
  @CsvSource({"[, 501", "[, 100000", "{\"a\":, 501", "{\"a\":, 100000"})
  void aKeyFileThatIsNestedTooDeepIsRefused(String open, int times) {
    assertThat(refusal("{\"private_key\":" + open.repeat(times)))
        .isEqualTo(
            "json_keyfile is no valid JSON: a name, a number or the nesting is larger than in any"
                + " key file"
                + REMEDY);
  }

  @Test
  void aNumberOrANameThatIsTooLongIsRefused() {
    for (String file :
        List.of("{\"a\":" + "9".repeat(2_000) + "}", "{\"" + "a".repeat(100_000) + "\":1}")) {
      assertThat(refusal(file))
          .startsWith("json_keyfile is no valid JSON")
          .endsWith(": a name, a number or the nesting is larger than in any key file" + REMEDY);
    }
  }

  @ParameterizedTest
  @CsvSource({"\\u001b[2J@b.c", "a b@b.c", "a\\nb@b.c", "a\\u0000@b.c", "\\ud800@b.c"})
  void anAddressThatIsNoneIsRefused(String email) {
    String good = keyFile();
    String file = good.replaceAll("exporter-[0-9]+@[a-z.-]+", email.replace("\\", "\\\\"));

    assertThat(refusal(file))
        .isEqualTo("json_keyfile has a \"client_email\" that is no e-mail address" + REMEDY);
  }

  private static String refusal(String file) {
    BucketException refused =
        catchThrowableOfType(BucketException.class, () -> KeyFileJson.parse(Credential.of(file)));
    assertThat(refused).hasNoCause();
    return Objects.requireNonNull(refused.getMessage());
  }
}
