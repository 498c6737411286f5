package io.kartero.server.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.MapValue;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/// Records as clients send them: a gzip file of MessagePack maps, one behind the other.
record RecordFile(Path path) {
  private static final Value TIME = ValueFactory.newString(TableColumn.TIME);

  /// Reads one value after the other; the file is never in memory as a whole.
  ///
  /// @throws BrokenFile when it cannot be read to its end
  void read(Consumer<Value> each) {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        MessageUnpacker values =
            MessagePack.newDefaultUnpacker(new GZIPInputStream(bytes, 1 << 16))) {
      while (values.hasNext()) {
        each.accept(values.unpackValue());
      }
    } catch (IOException | MessagePackException e) {
      throw new BrokenFile(e);
    }
  }

  /// The record's time, or empty when the value is no record: no map, or without a whole `time`.
  static OptionalLong time(Value record) {
    if (!record.isMapValue()) {
      return OptionalLong.empty();
    }
    Value time = record.asMapValue().map().get(TIME);
    return time != null && time.isIntegerValue() && time.asIntegerValue().isInLongRange()
        ? OptionalLong.of(time.asIntegerValue().asLong())
        : OptionalLong.empty();
  }

  static boolean isRecord(Value value) {
    return time(value).isPresent();
  }

  /// The names and values of a record.
  static Value[] entries(MapValue record) {
    return record.getKeyValueArray();
  }

  /// It is no gzip file, or what is in it is no MessagePack, or it ends too early.
  static final class BrokenFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    BrokenFile(Exception cause) {
      super(cause);
      this.reason = "the data are no complete gzip file of MessagePack maps: " + cause.getMessage();
    }

    @Override
    public String getMessage() {
      return reason;
    }
  }
}
