package io.kartero.server.td;

import io.kartero.server.job.ResultFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/// Hands out a result's bytes as they are, whole or from where a broken download stopped: a client
/// that resumes sends `Range` and `If-Range`, and fails unless 206 is the answer.
///
/// There is never a Content-Encoding. Clients that ask for `msgpack.gz` take the gzip off by
/// themselves, and offsets count the bytes that were sent.
final class FileAnswers {
  private FileAnswers() {}

  static void write(ResultFile file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String tag = "\"" + file.tag() + "\"";
    response.setContentType(file.contentType());
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    List<HttpRange> ranges = ranges(request, tag);
    if (ranges.size() != 1) {
      send(file, 0, file.bytes(), response);
      return;
    }
    long start = ranges.getFirst().getRangeStart(file.bytes());
    if (start >= file.bytes()) {
      response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
      response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.bytes());
      return;
    }
    long end = ranges.getFirst().getRangeEnd(file.bytes());
    response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
    response.setHeader(
        HttpHeaders.CONTENT_RANGE, "bytes " + start + "-" + end + "/" + file.bytes());
    send(file, start, end - start + 1, response);
  }

  /// The ranges that are asked for; none when the client has the bytes of another result.
  private static List<HttpRange> ranges(HttpServletRequest request, String tag) {
    String expected = request.getHeader(HttpHeaders.IF_RANGE);
    if (expected != null && !expected.equals(tag)) {
      return List.of();
    }
    try {
      return HttpRange.parseRanges(request.getHeader(HttpHeaders.RANGE));
    } catch (IllegalArgumentException e) {
      return List.of(); // HTTP wants a range that cannot be read to be ignored.
    }
  }

  private static void send(ResultFile file, long start, long length, HttpServletResponse response)
      throws IOException {
    response.setContentLengthLong(length);
    try (FileChannel channel = FileChannel.open(file.file());
        WritableByteChannel out = Channels.newChannel(response.getOutputStream())) {
      long sent = 0;
      while (sent < length) {
        long count = channel.transferTo(start + sent, length - sent, out);
        if (count <= 0) {
          throw new IOException(file.file() + " ends after " + (start + sent) + " bytes");
        }
        sent += count;
      }
    }
  }
}
