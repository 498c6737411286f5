package io.kartero.server.job;

import io.kartero.export.ExportRequest;
import io.kartero.export.pgp.EncryptionKey;
import io.kartero.export.settings.EncryptionSettings;
import io.kartero.export.settings.ExportSettings;
import io.kartero.server.connection.Buckets;
import io.kartero.server.connection.Destination;
import io.kartero.server.connection.Destinations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/// Makes deliveries of what jobs say of their destinations.
final class Deliveries {
  private final Destinations destinations;
  private final Buckets buckets;
  private final InstantSource clock;

  Deliveries(Destinations destinations, Buckets buckets, InstantSource clock) {
    this.destinations = destinations;
    this.buckets = buckets;
    this.clock = clock;
  }

  /// Reads and checks everything that can be checked without the rows. The object's name is the
  /// same for every attempt of a job.
  Delivery prepare(Job job, Destination destination, String runKey) {
    ExportSettings settings = destinations.resolve(destination);
    String id = Long.toString(job.id());
    Optional<EncryptionKey> key = settings.encryption().map(this::key);
    ExportRequest request =
        new ExportRequest(
            settings,
            settings.path().resolve(job.sessionTime().atZone(job.zone()), id),
            key,
            id,
            sha256(job.sql()),
            Runtime.getRuntime().availableProcessors());
    return new Delivery(settings, buckets.open(settings), request, runKey, clock);
  }

  private EncryptionKey key(EncryptionSettings encryption) {
    return EncryptionKey.choose(encryption.publicKey(), encryption.keyIdentifier(), clock);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
