package io.kartero.export.compress;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/// bzip2, in blocks of 900 KB, by one thread.
public final class Bzip2 {
  private Bzip2() {}

  /// A stream whose closing finishes the bzip2 file and leaves `target` open.
  public static OutputStream onto(OutputStream target) throws IOException {
    return new BZip2CompressorOutputStream(new StaysOpen(target));
  }

  private static final class StaysOpen extends FilterOutputStream {
    StaysOpen(OutputStream target) {
      super(target);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
