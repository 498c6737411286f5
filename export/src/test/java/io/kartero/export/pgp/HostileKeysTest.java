package io.kartero.export.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.testing.Soak;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyGenerator;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Damaged keys of every kind: the answer is a subkey that was there before, or a refusal that a
/// person can read.
class HostileKeysTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));
  private static final int ROUNDS = Soak.rounds(600, 200_000);
  private static final int LONGEST_MESSAGE = 3_000;
  private static final long SEED = Soak.seed("HostileKeysTest");

  /// The packets of each certificate.
  private static final List<List<byte[]>> CERTIFICATES = new ArrayList<>();

  /// Those that can be used, and those that could while their revocation was lost.
  private static final Set<String> SUBKEYS = new HashSet<>();

  private final Random random = new Random(SEED);

  @BeforeAll
  static void makeKeys() throws IOException, PGPException {
    add(Files.readString(Path.of("..", "examples", "keys", "demo-public-key.asc")));
    for (String name : List.of("rsa", "odd", "elgamal", "sq")) {
      add(Certificates.resource(name));
    }
    add(generator(PublicKeyPacket.VERSION_6).ed25519x25519Key("Six <c@example.com>").build());
    add(generator(PublicKeyPacket.VERSION_6).ed448x448Key("Long <d@example.com>").build());
  }

  private static void add(OpenPGPKey key) throws IOException {
    add(key.toCertificate().toAsciiArmoredString());
  }

  private static void add(String armored) {
    KeyMaterial material = KeyText.read(armored).getFirst();
    CERTIFICATES.add(
        Packet.all(material).stream()
            .map(packet -> Arrays.copyOfRange(material.packets(), packet.start(), packet.end()))
            .toList());
    Certificate.readAll(armored, CLOCK).getFirst().subkeys().stream()
        .filter(subkey -> subkey.usable() || subkey.revocation().isPresent())
        .forEach(subkey -> SUBKEYS.add(subkey.fingerprint()));
  }

  @SuppressWarnings("JavaUtilDate") // Bouncy Castle's
  private static OpenPGPKeyGenerator generator(int version) throws PGPException {
    return new BcOpenPGPApi()
        .generateKey(version, Date.from(CLOCK.instant().minusSeconds(1_000_000)));
  }

  @Test
  @Timeout(3_600)
  void aDamagedKeyIsASubkeyOfBeforeOrARefusal() throws IOException {
    int chosen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] packets = packets();
      for (int flips = random.nextInt(4); flips > 0 && packets.length > 0; flips--) {
        packets[random.nextInt(packets.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(5) == 0) {
        packets = Arrays.copyOf(packets, random.nextInt(packets.length + 1));
      }
      chosen += isChosen(packets, round) ? 1 : 0;
    }
    assertThat(chosen).as("damage that did no harm").isBetween(ROUNDS / 50, ROUNDS * 9 / 10);
  }

  /// Those of one or more certificates, some lost, doubled or elsewhere.
  private byte[] packets() {
    List<byte[]> packets = new ArrayList<>();
    for (int certificates = 1 + random.nextInt(3); certificates > 0; certificates--) {
      packets.addAll(CERTIFICATES.get(random.nextInt(CERTIFICATES.size())));
    }
    for (int changes = random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(packets.size());
      switch (random.nextInt(3)) {
        case 0 -> packets.add(random.nextInt(packets.size()), packets.get(at));
        case 1 -> Collections.swap(packets, at, random.nextInt(packets.size()));
        default -> packets.remove(at);
      }
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    packets.forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static boolean isChosen(byte[] packets, int round) throws IOException {
    String text = Base64.getEncoder().encodeToString(packets);
    try {
      EncryptionKey key = EncryptionKey.choose(text, Optional.empty(), CLOCK);
      assertThat(SUBKEYS).as("seed %d, round %d", SEED, round).contains(key.fingerprint());
      ByteArrayOutputStream target = new ByteArrayOutputStream();
      try (OutputStream message = key.encryptTo(target, Armor.BINARY, "")) {
        message.write("content".getBytes(UTF_8));
      }
      assertThat(target.size()).isGreaterThan(100);
      return true;
    } catch (UnusableKeyException refused) {
      assertThat(refused.finding() + refused.hint())
          .as("seed %d, round %d", SEED, round)
          .isNotEmpty()
          .hasSizeLessThan(LONGEST_MESSAGE);
      return false;
    } catch (RuntimeException | StackOverflowError unexpected) {
      throw new AssertionError("seed " + SEED + ", round " + round + ": " + text, unexpected);
    }
  }
}
