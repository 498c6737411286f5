package io.kartero.trino;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/// Records as clients send them: gzip of MessagePack maps.
final class Records {
  private Records() {}

  static byte[] gzip(Stream<Value> records) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MessagePacker packer = MessagePack.newDefaultPacker(new GZIPOutputStream(bytes))) {
      for (Value record : (Iterable<Value>) records::iterator) {
        packer.packValue(record);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /// @param entries names and values in turn
  static Value record(long time, Object... entries) {
    ValueFactory.MapBuilder map = ValueFactory.newMapBuilder();
    map.put(ValueFactory.newString("time"), ValueFactory.newInteger(time));
    for (int i = 0; i < entries.length; i += 2) {
      map.put(ValueFactory.newString((String) entries[i]), value(entries[i + 1]));
    }
    return map.build();
  }

  private static Value value(Object value) {
    return switch (value) {
      case Value ready -> ready;
      case Integer number -> ValueFactory.newInteger(number);
      case Long number -> ValueFactory.newInteger(number);
      case Double number -> ValueFactory.newFloat(number);
      case Boolean truth -> ValueFactory.newBoolean(truth);
      case Map<?, ?> map -> {
        ValueFactory.MapBuilder built = ValueFactory.newMapBuilder();
        map.forEach((key, each) -> built.put(value(key), value(each)));
        yield built.build();
      }
      default -> ValueFactory.newString(value.toString());
    };
  }
}
