package io.kartero.export.bucket;

import com.google.api.client.util.ObjectParser;
import com.google.api.services.storage.model.StorageObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Type;
import java.nio.charset.Charset;

/// Passes what the client reads of a stored object on to its session.
record StoredObjectParser(ObjectParser parser, GoogleSession session) implements ObjectParser {
  @Override
  public <T> T parseAndClose(InputStream in, Charset charset, Class<T> type) throws IOException {
    return seen(parser.parseAndClose(in, charset, type));
  }

  @Override
  public Object parseAndClose(InputStream in, Charset charset, Type type) throws IOException {
    return seen(parser.parseAndClose(in, charset, type));
  }

  @Override
  public <T> T parseAndClose(Reader reader, Class<T> type) throws IOException {
    return seen(parser.parseAndClose(reader, type));
  }

  @Override
  public Object parseAndClose(Reader reader, Type type) throws IOException {
    return seen(parser.parseAndClose(reader, type));
  }

  private <T> T seen(T parsed) {
    if (parsed instanceof StorageObject object) {
      session.stored(object);
    }
    return parsed;
  }
}
