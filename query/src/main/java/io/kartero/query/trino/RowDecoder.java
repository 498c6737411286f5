package io.kartero.query.trino;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.kartero.query.QueryException;
import io.kartero.query.QueryException.Code;
import io.kartero.rows.Batch;
import io.kartero.rows.BatchBuilder;
import io.kartero.rows.Column;
import io.kartero.rows.Schema;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/// Rows in JSON, as an array of arrays, to batches. Used by several threads at once.
///
/// Hot: it sees every value. Nothing is made for a row or a value but the text that it is read
/// from, where its type has one.
final class RowDecoder {
  /// As many as fit into the processor's cache with all their columns; the engines' own unit.
  private static final int BATCH = 2_048;

  private final Schema schema;
  private final Decoder[] decoders;

  /// @throws QueryException when a column's type cannot be in a file
  RowDecoder(List<io.trino.client.Column> columns) {
    List<Column> named = new ArrayList<>();
    this.decoders = new Decoder[columns.size()];
    for (int i = 0; i < decoders.length; i++) {
      String name = columns.get(i).getName();
      decoders[i] = Decoders.of(columns.get(i).getTypeSignature(), name);
      named.add(new Column(name, decoders[i].type()));
    }
    this.schema = new Schema(named);
  }

  Schema schema() {
    return schema;
  }

  /// @param rows how many there must be
  List<Batch> read(JsonParser json, long rows) throws IOException {
    List<Batch> batches = new ArrayList<>();
    try {
      require(json.nextToken() == JsonToken.START_ARRAY);
      long left = rows;
      while (left > 0) {
        int count = (int) Math.min(left, BATCH);
        batches.add(batch(json, count));
        left -= count;
      }
      require(json.nextToken() == JsonToken.END_ARRAY);
      return batches;
    } catch (IOException | RuntimeException e) {
      batches.forEach(Batch::close);
      throw e;
    }
  }

  private Batch batch(JsonParser json, int rows) throws IOException {
    try (BatchBuilder batch = new BatchBuilder(schema)) {
      for (int row = 0; row < rows; row++) {
        require(json.nextToken() == JsonToken.START_ARRAY);
        for (int i = 0; i < decoders.length; i++) {
          json.nextToken();
          value(json, i, batch);
        }
        require(json.nextToken() == JsonToken.END_ARRAY);
      }
      return batch.build();
    }
  }

  private void value(JsonParser json, int column, BatchBuilder batch) throws IOException {
    try {
      Decoders.value(decoders[column], json, batch.column(column));
    } catch (ArithmeticException | IllegalArgumentException | DateTimeException e) {
      Column named = schema.column(column);
      throw new QueryException(
          Code.BAD_VALUE,
          "the column \"%s\" has a value that no %s can be: %s"
              .formatted(named.name(), named.type(), e.getMessage()),
          -1,
          e);
    }
  }

  private static void require(boolean asExpected) throws IOException {
    if (!asExpected) {
      throw new IOException("Trino sent rows that are not what it said of them");
    }
  }
}
