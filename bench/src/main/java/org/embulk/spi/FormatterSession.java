package org.embulk.spi;

import java.time.Instant;
import org.embulk.config.ConfigDiff;
import org.embulk.config.ConfigSource;
import org.embulk.config.TaskReport;
import org.embulk.config.TaskSource;

/// As much of Embulk's runtime as a formatter asks for: buffers, and pages to read and write. It
/// lies in Embulk's package because a session can be made and opened nowhere else.
@SuppressWarnings("deprecation") // the class to extend has methods that are on their way out
public final class FormatterSession extends ExecSession implements BufferAllocator {
  private static final int SMALLEST = 64 << 10;

  private FormatterSession() {}

  /// Opens a session for the calling thread.
  public static FormatterSession open() {
    FormatterSession session = new FormatterSession();
    Exec.setThreadLocalSession(session);
    return session;
  }

  @Override
  public Buffer allocate() {
    return allocate(SMALLEST);
  }

  @Override
  public Buffer allocate(int minimumCapacity) {
    return Buffer.allocate(Math.max(minimumCapacity, SMALLEST));
  }

  @Override
  public BufferAllocator getBufferAllocator() {
    return this;
  }

  @Override
  public PageBuilder getPageBuilder(BufferAllocator allocator, Schema schema, PageOutput output) {
    return new PageBuilderImpl(allocator, schema, output);
  }

  @Override
  public PageReader getPageReader(Schema schema) {
    return new PageReaderImpl(schema);
  }

  @Override
  public boolean isPreview() {
    return false;
  }

  @Override
  public void cleanup() {}

  @Override
  public ExecSession forPreview() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ConfigSource getSessionExecConfig() {
    throw new UnsupportedOperationException();
  }

  @Override
  public org.embulk.spi.time.Timestamp getTransactionTime() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Instant getTransactionTimeInstant() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getTransactionTimeString() {
    throw new UnsupportedOperationException();
  }

  @Override
  public org.slf4j.Logger getLogger(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public org.slf4j.Logger getLogger(Class<?> name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TaskReport newTaskReport() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ConfigDiff newConfigDiff() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ConfigSource newConfigSource() {
    throw new UnsupportedOperationException();
  }

  @Override
  public TaskSource newTaskSource() {
    throw new UnsupportedOperationException();
  }

  @Override
  public TempFileSpace getTempFileSpace() {
    throw new UnsupportedOperationException();
  }
}
