package io.kartero.export.bucket;

import io.kartero.export.bucket.GoogleTrouble.About;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// One resumable session: bytes are sent in order, and nothing is visible before [#finish].
///
/// Whenever an answer is missing or bad, Google is asked how much it has, and gets what it lacks:
/// so no byte is lost or doubled, and an object that was published although nobody heard of it is
/// found. Who waits is the caller, to whom the bytes belong until then.
///
/// https://cloud.google.com/storage/docs/performing-resumable-uploads
final class GoogleSession {
  private static final Duration PATIENCE_OF_A_CANCEL = Duration.ofSeconds(10);
  private static final String RANGE = "Content-Range";
  private static final Map<String, String> HOW_MUCH = Map.of(RANGE, "bytes */*");

  /// Bytes of the object; those that end it go with the sum of all, by which Google refuses damaged
  /// ones.
  private record Piece(long begin, ByteBuffer bytes, Optional<String> sum) {
    long end() {
      return begin + bytes.remaining();
    }

    boolean isLast() {
      return sum.isPresent();
    }

    ByteBuffer from(long position) {
      int skipped = Math.toIntExact(position - begin);
      return bytes.slice(bytes.position() + skipped, bytes.remaining() - skipped);
    }
  }

  private final GoogleClient client;
  private final TransferLimits limits;
  private final URI address;
  private long confirmed;
  private boolean perhapsPublished;

  private GoogleSession(GoogleClient client, TransferLimits limits, URI address) {
    this.client = client;
    this.limits = limits;
    this.address = address;
  }

  /// A session of which no answer tells is opened again; the other one does no harm.
  static GoogleSession open(GoogleClient client, TransferLimits limits, GoogleRequest opening)
      throws GoogleTrouble {
    URI address = client.repeatedly(opening, limits, answer -> answer.session(opening.address()));
    return new GoogleSession(client, limits, address);
  }

  /// Returns when all these bytes have arrived.
  void send(ByteBuffer bytes) throws GoogleTrouble {
    deliver(new Piece(confirmed, bytes, Optional.empty()));
  }

  /// Sends the last bytes, and publishes.
  ///
  /// @param sum of all bytes, as Google writes it
  GoogleObject finish(ByteBuffer bytes, String sum) throws GoogleTrouble {
    return deliver(new Piece(confirmed, bytes, Optional.of(sum))).orElseThrow();
  }

  /// Whether the object may be there although [#finish] failed.
  boolean mayBePublished() {
    return perhapsPublished;
  }

  /// @return the object that the last piece makes
  private Optional<GoogleObject> deliver(Piece piece) throws GoogleTrouble {
    Attempts attempts = new Attempts(limits);
    boolean doubt = false;
    while (true) {
      try {
        GoogleAnswer answer = doubt ? request(HOW_MUCH, GoogleRequest.NOTHING) : put(piece);
        if (answer.isSuccess()) {
          if (!piece.isLast()) {
            throw GoogleTrouble.answered(About.EARLY_END, answer);
          }
          return Optional.of(GoogleClient.read(answer, GoogleObject::of));
        }
        long before = confirmed;
        confirmed = received(answer, piece.end());
        if (confirmed == piece.end()) {
          if (!piece.isLast()) {
            return Optional.empty();
          }
          perhapsPublished |= !doubt; // Told that this was all, it may make the object yet.
        }
        if (confirmed > before) {
          attempts.progressed();
        } else if (!doubt) {
          throw GoogleTrouble.answered(About.ANSWER, answer);
        }
        doubt = false;
      } catch (GoogleTrouble trouble) {
        attempts.failed(trouble);
        doubt = true;
      }
    }
  }

  /// Sends what Google does not have yet.
  private GoogleAnswer put(Piece piece) throws GoogleTrouble {
    ByteBuffer rest = piece.from(confirmed);
    String part = rest.hasRemaining() ? confirmed + "-" + (piece.end() - 1) : "*";
    if (piece.sum().isEmpty()) {
      return request(Map.of(RANGE, "bytes " + part + "/*"), rest);
    }
    String sum = "crc32c=" + piece.sum().get();
    boolean before = perhapsPublished;
    try {
      perhapsPublished = true;
      GoogleAnswer answer =
          request(Map.of(RANGE, "bytes " + part + "/" + piece.end(), "x-goog-hash", sum), rest);
      perhapsPublished = before || answer.isSuccess();
      return answer;
    } catch (GoogleTrouble trouble) {
      perhapsPublished = before || !trouble.changedNothing();
      throw trouble;
    }
  }

  private GoogleAnswer request(Map<String, String> headers, ByteBuffer bytes) throws GoogleTrouble {
    return client.once(new GoogleRequest("PUT", address, headers, bytes), limits);
  }

  private long received(GoogleAnswer answer, long sent) throws GoogleTrouble {
    long received = GoogleClient.read(answer, GoogleAnswer::received);
    if (received < confirmed || received > sent) {
      throw GoogleTrouble.answered(About.CONFIRMED_BYTES, answer);
    }
    return received;
  }

  /// Makes Google forget the session, which else lives for a week.
  void cancel() throws GoogleTrouble {
    client.once(GoogleRequest.delete(address), limits.withReadAtMost(PATIENCE_OF_A_CANCEL));
  }
}
