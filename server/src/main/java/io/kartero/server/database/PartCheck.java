package io.kartero.server.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/// Looks through the parts of a bulk import: how many records are good, and which are not and why.
/// A part that cannot be read to its end is wrong as a whole, and none of its records counts.
final class PartCheck implements AutoCloseable {
  private final MessagePacker errors;
  private final List<RecordFile> good = new ArrayList<>();
  private final RecordSchema schema = new RecordSchema();
  private long validRecords;
  private long errorRecords;
  private int errorParts;

  /// @param errors a file for the records that are wrong
  PartCheck(Path errors) {
    try {
      OutputStream file = Files.newOutputStream(errors);
      this.errors = MessagePack.newDefaultPacker(new GZIPOutputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(String part, RecordFile file) {
    long[] counts = new long[2];
    try {
      file.read(value -> counts[RecordFile.isRecord(value) ? 0 : 1]++);
    } catch (RecordFile.BrokenFile e) {
      errorParts++;
      errorRecords++;
      note(part, e.getMessage(), ValueFactory.newNil());
      return;
    }
    file.read(value -> {
      if (RecordFile.isRecord(value)) {
        schema.add(value);
      } else {
        note(part, "a record must be a map with a whole number \"time\"", value);
      }
    });
    validRecords += counts[0];
    errorRecords += counts[1];
    good.add(file);
  }

  private void note(String part, String reason, Value record) {
    try {
      errors.packMapHeader(3);
      errors.packString("part").packString(part);
      errors.packString("error").packString(reason);
      errors.packString("record").packValue(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long validRecords() {
    return validRecords;
  }

  long errorRecords() {
    return errorRecords;
  }

  int errorParts() {
    return errorParts;
  }

  List<RecordFile> good() {
    return good;
  }

  RecordSchema schema() {
    return schema;
  }

  @Override
  public void close() {
    try {
      errors.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
