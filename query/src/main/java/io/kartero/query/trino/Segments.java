package io.kartero.query.trino;

import com.fasterxml.jackson.core.JsonParser;
import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import io.trino.client.spooling.DataAttribute;
import io.trino.client.spooling.InlineSegment;
import io.trino.client.spooling.Segment;
import io.trino.client.spooling.SpooledSegment;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// The pieces of a spooled result: they lie in a store, or in the answer itself where they are
/// small.
final class Segments {
  private static final int ATTEMPTS = 3;

  private final OkHttpClient http;

  Segments(OkHttpClient http) {
    this.http = http;
  }

  /// The bytes as they lie there.
  byte[] load(Segment segment) throws IOException {
    return switch (segment) {
      case InlineSegment inline -> inline.getData();
      case SpooledSegment spooled -> load(spooled);
      default -> throw new IOException("an unknown kind of segment: " + segment);
    };
  }

  /// A store may be out of breath for a moment; what is gone is gone.
  private byte[] load(SpooledSegment segment) throws IOException {
    Headers.Builder headers = new Headers.Builder();
    segment
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
    headers.add("Accept-Encoding", "identity"); // the bytes themselves, whatever lies between
    Request request =
        new Request.Builder().url(segment.getDataUri().toString()).headers(headers.build()).build();
    for (int attempt = 1; ; attempt++) {
      Call call = http.newCall(request);
      try (Response response = call.execute()) {
        if (response.isSuccessful()) {
          return whole(response.body().bytes(), segment);
        }
        if (response.code() < 500 || attempt == ATTEMPTS) {
          throw new SegmentGone(response.code(), segment.getDataUri().getHost());
        }
      } catch (SegmentGone e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS || call.isCanceled()) {
          throw e;
        }
      }
    }
  }

  private static byte[] whole(byte[] bytes, SpooledSegment segment) throws IOException {
    if (bytes.length != segment.getSegmentSize()) {
      throw new IOException(
          "a segment of the result has %,d bytes instead of %,d"
              .formatted(bytes.length, segment.getSegmentSize()));
    }
    return bytes;
  }

  /// A parser over a segment's rows.
  ///
  /// @param encoding as Trino names it: `json`, `json+zstd`, `json+lz4`
  static JsonParser parser(String encoding, Segment segment, byte[] bytes) throws IOException {
    Optional<Integer> size =
        segment // small ones are as they are, and have none
            .getMetadata()
            .getOptional(DataAttribute.UNCOMPRESSED_SIZE, Integer.class);
    byte[] json = size.isPresent() ? inflated(encoding, bytes, size.get()) : bytes;
    return JsonTexts.JSON.createParser(json);
  }

  private static byte[] inflated(String encoding, byte[] bytes, int size) throws IOException {
    Decompressor decompressor =
        switch (encoding) {
          case "json+zstd" -> ZstdDecompressor.create();
          case "json+lz4" -> Lz4Decompressor.create();
          default -> throw new IOException("Trino sent an unknown encoding: " + encoding);
        };
    byte[] inflated = new byte[size];
    int length = decompressor.decompress(bytes, 0, bytes.length, inflated, 0, size);
    if (length != size) {
      throw new IOException(
          "a segment of the result holds %,d bytes instead of %,d".formatted(length, size));
    }
    return inflated;
  }

  /// The store does not have it, or does not give it.
  static final class SegmentGone extends IOException {
    private static final long serialVersionUID = 1;

    SegmentGone(int status, String host) {
      super(
          "a segment of the result is not to be had from "
              + host
              + " (HTTP status "
              + status
              + "); run the query again");
    }
  }
}
