package io.kartero.server.td;

import com.treasuredata.client.TDClient;
import com.treasuredata.client.model.TDJob;
import com.treasuredata.client.model.TDJobSummary;
import com.treasuredata.client.model.TDResultFormat;
import io.kartero.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/// td-client-java as its users have it, pointed at a server of ours.
final class JavaClient {
  private static final long PATIENCE = java.time.Duration.ofSeconds(60).toNanos();

  private JavaClient() {}

  static TDClient of(TestServer server) {
    return of(server, TestServer.ADMIN_KEY);
  }

  static TDClient of(TestServer server, String key) {
    return TDClient.newBuilder(false)
        .setEndpoint(server.uri().getHost())
        .setPort(server.uri().getPort())
        .setUseSSL(false)
        .setApiKey(key)
        .setRetryLimit(0)
        .build();
  }

  /// Polls as the client's users do, only faster.
  static TDJob finished(TDClient client, String job) {
    long end = System.nanoTime() + PATIENCE;
    TDJobSummary summary = client.jobStatus(job);
    while (!summary.getStatus().isFinished()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("job " + job + " is " + summary.getStatus() + " for a minute");
      }
      Thread.onSpinWait();
      summary = client.jobStatus(job);
    }
    return client.jobInfo(job);
  }

  static byte[] result(TDClient client, String job, TDResultFormat format) {
    Function<InputStream, byte[]> reader =
        stream -> {
          try {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    return client.jobResult(job, format, reader);
  }

  /// A part to import: gzip of msgpack maps, from names and values in turn.
  static byte[] part(Object[]... rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes);
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      for (Object[] row : rows) {
        packer.packMapHeader(row.length / 2);
        for (Object each : row) {
          packer.packValue(value(each));
        }
      }
      gzip.write(packer.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Value value(Object object) {
    return switch (object) {
      case Integer number -> ValueFactory.newInteger(number);
      case Long number -> ValueFactory.newInteger(number);
      case Double number -> ValueFactory.newFloat(number);
      case String text -> ValueFactory.newString(text);
      default -> throw new IllegalArgumentException(object.toString());
    };
  }
}
