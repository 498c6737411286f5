package io.kartero.export.bucket;

import com.google.api.client.http.HttpContent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// A request's content, written to the connection in long pieces.
///
/// Google's client writes a chunk in pieces of 8 KiB, each of which is a call of the operating
/// system; two thousand calls a chunk cost more than another copy.
record LongWrites(HttpContent content) implements HttpContent {
  /// The longest write that Java's sockets pass on whole.
  private static final int PIECE = 128 << 10;

  @Override
  public void writeTo(OutputStream out) throws IOException {
    BufferedOutputStream pieces = new BufferedOutputStream(out, PIECE);
    content.writeTo(pieces);
    pieces.flush();
  }

  @Override
  public long getLength() throws IOException {
    return content.getLength();
  }

  @Override
  public String getType() {
    return content.getType();
  }

  @Override
  public boolean retrySupported() {
    return content.retrySupported();
  }
}
