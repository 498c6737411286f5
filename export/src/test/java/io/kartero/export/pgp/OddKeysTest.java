package io.kartero.export.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys that are real, but old, strange or large.
class OddKeysTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "rsa, 6DF340AF898655B46D5273C21621E0BF2D83688E",
    "odd, 50098A96AD0B7CF4DFCE848791F30500FBA0044C",
    "elgamal, C78040995FEFF3965DD8E0EADB5C8C63CE7A8838",
    "sq, E5B07D92A0D97646F60877469D7852DD99A15CA5",
  })
  void amongRevokedExpiredWeakAndSigningSubkeysTheUsableOneIsFound(String name, String subkey)
      throws IOException {
    assertThat(chosen(Certificates.resource(name)).fingerprint()).isEqualTo(subkey);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6})
  void aKeyOfAnyVersionWithoutSubkeysIsRefused(int version) {
    assertThat(refusal(new Certificates().primary(version).userId("Old").text()).finding())
        .isEqualTo("the public key has no subkey, and its primary key never encrypts");
  }

  @ParameterizedTest
  @CsvSource({"2, 284", "7, 288", "255, 288"})
  void aKeyOfAnUnknownVersionIsRefused(int version, int length) {
    assertThat(refusal(new Certificates().primary(version).userId("New").text()).finding())
        .isEqualTo(
            "the key is damaged at byte 0 of %d: the certificate that starts here cannot be read"
                .formatted(length));
  }

  @Test
  @Timeout(60)
  void aNameOfAMegabyteIsReadAndCutWhereItIsShown() {
    assertThat(name("n".repeat(1 << 20))).isEqualTo("n".repeat(200) + "...");
  }

  @Test
  void whatWouldBreakALineOrStartAnEscapeSequenceIsTakenOutOfAName() {
    assertThat(name("a\u001b[2Jb\u009b1mc\u2028d\u202ee\nf\u0000g"))
        .isEqualTo("a?[2Jb?1mc?d?e?f?g");
  }

  private static String name(String userId) {
    String text = new Certificates().primary(4).userId(userId).text();
    return Certificate.readAll(text, CLOCK).getFirst().userIds().getFirst().name();
  }

  @Test
  @Timeout(60)
  void thousandsOfNamesAreRead() {
    Certificates certificate = new Certificates().primary(4);
    for (int i = 0; i < 5_000; i++) {
      certificate.userId("name " + i);
    }
    assertThat(Certificate.readAll(certificate.text(), CLOCK).getFirst().userIds()).hasSize(5_000);
  }

  @Test
  @Timeout(60)
  void theUsableKeyIsFoundBehindHundredsOfOthers() throws IOException {
    StringBuilder others = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      others.append(Certificates.resource("sq"));
    }
    String identifier = "6DF340AF898655B46D5273C21621E0BF2D83688E";
    EncryptionKey chosen =
        EncryptionKey.choose(others + Certificates.resource("rsa"), Optional.of(identifier), CLOCK);
    assertThat(chosen.fingerprint()).isEqualTo(identifier);
  }

  @Test
  void ofManyUnusableKeysTheFirstTenAreListed() throws IOException {
    String all = Certificates.resource("odd") + Certificates.resource("rsa");
    InstantSource before = InstantSource.fixed(Instant.parse("2020-01-01T00:00:00Z"));
    UnusableKeyException refused =
        catchThrowableOfType(
            UnusableKeyException.class,
            () ->
                EncryptionKey.choose(
                    all + Certificates.resource("sq"), Optional.of("01234567"), before));
    assertThat(refused.finding()).isEqualTo("no key has the id 01234567");
    assertThat(refused.hint())
        .startsWith(
            "the public key holds 098F8576BB38E8D24966FD947E72C67E710C4E91 that is a primary")
        .endsWith("; and 4 more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "\\\\n", "-", "-----BEGIN ", "=", " ", "\n", "A", "A:", "\\r"})
  @Timeout(20)
  void aMegabyteOfAnythingIsRefusedSoon(String part) {
    UnusableKeyException refused = refusal(part.repeat((1 << 20) / part.length()));
    assertThat(refused.getMessage()).isNotEmpty().hasSizeLessThan(500);
  }

  private static EncryptionKey chosen(String text) {
    return EncryptionKey.choose(text, Optional.empty(), CLOCK);
  }

  private static UnusableKeyException refusal(String text) {
    return catchThrowableOfType(UnusableKeyException.class, () -> chosen(text));
  }
}
