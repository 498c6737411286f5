package io.kartero.export.pipeline;

import java.io.IOException;

/// The next stage for the file's bytes. It belongs to one thread.
public interface Sink extends AutoCloseable {
  void write(byte[] bytes, int offset, int length) throws IOException;

  /// Nothing more comes: writes what is still held back, here and in the stages behind.
  void finish() throws IOException;

  /// Gives everything back, finished or not, here and in the stages behind; writes nothing.
  @Override
  void close();
}
