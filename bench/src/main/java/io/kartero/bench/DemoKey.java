package io.kartero.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The public key of the examples, to encrypt to.
public final class DemoKey {
  private static final String RESOURCE = "examples/keys/demo-public-key.asc";

  private DemoKey() {}

  public static String text() {
    try (InputStream in = DemoKey.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
