package io.kartero.export.encode;

import io.kartero.rows.ArrayVector;
import io.kartero.rows.Batch;
import io.kartero.rows.BatchBuilder;
import io.kartero.rows.Column;
import io.kartero.rows.DataType;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.ListVector;
import io.kartero.rows.Schema;
import io.kartero.rows.StructVector;
import io.kartero.rows.Validity;
import io.kartero.rows.Vector;
import io.kartero.rows.VectorBuilder;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Vectors of any type, unions too, from values as the specifications write them: lists, arrays and
/// structures as lists, maps as lists of pairs, a union's value as `{member: value}`.
final class SpecVectors {
  private final Memory memory = new Memory(Arena.ofShared(), new ArrayList<>());

  static Batch batch(Schema schema, List<? extends List<? extends @Nullable Object>> rows) {
    SpecVectors vectors = new SpecVectors();
    List<Vector> columns = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (List<? extends @Nullable Object> row : rows) {
        values.add(row.get(i));
      }
      columns.add(vectors.vector(schema.column(i).type(), values));
    }
    return new Batch(rows.size(), columns, vectors.memory::close);
  }

  private Vector vector(DataType type, List<@Nullable Object> values) {
    return switch (type) {
      case Scalar _, DataType.Decimal _, DataType.Enumeration _ -> leaf(type, values);
      case DataType.ListOf(DataType element) -> list(element, values);
      case DataType.MapOf(DataType key, DataType value) ->
          list(
              new DataType.Struct(List.of(new Column("key", key), new Column("value", value))),
              values);
      case DataType.ArrayOf(DataType element, int length) -> {
        List<@Nullable Object> elements = new ArrayList<>();
        for (Object value : values) {
          for (int i = 0; i < length; i++) {
            elements.add(value == null ? null : items(value).get(i));
          }
        }
        yield new ArrayVector(validity(values), length, vector(element, elements));
      }
      case DataType.Struct(List<Column> fields) ->
          new StructVector(
              validity(values),
              IntStream.range(0, fields.size())
                  .mapToObj(i -> field(fields.get(i).type(), i, values))
                  .toList());
      case DataType.Union(List<Column> members) -> union(members, values);
    };
  }

  private Vector leaf(DataType type, List<@Nullable Object> values) {
    try (BatchBuilder builder = new BatchBuilder(Schema.of(new Column("leaf", type)))) {
      VectorBuilder column = builder.column(0);
      for (Object value : values) {
        if (value == null) {
          column.appendNull();
        } else {
          SpecValues.append(type, value, column);
        }
      }
      Batch batch = builder.build();
      memory.leaves().add(batch);
      return batch.column(0);
    }
  }

  private Vector list(DataType element, List<@Nullable Object> values) {
    List<@Nullable Object> elements = new ArrayList<>();
    MemorySegment entries = memory.allocate(16L * values.size() + 16, 8);
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      List<@Nullable Object> items = value == null ? List.of() : items(value);
      entries.setAtIndex(ValueLayout.JAVA_LONG, 2L * i, elements.size());
      entries.setAtIndex(ValueLayout.JAVA_LONG, 2L * i + 1, items.size());
      elements.addAll(items);
    }
    return new ListVector(validity(values), entries, vector(element, elements));
  }

  private Vector field(DataType type, int index, List<@Nullable Object> structures) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Object structure : structures) {
      values.add(structure == null ? null : items(structure).get(index));
    }
    return vector(type, values);
  }

  private Vector union(List<Column> members, List<@Nullable Object> values) {
    List<List<@Nullable Object>> fields = new ArrayList<>();
    for (int i = 0; i <= members.size(); i++) {
      fields.add(new ArrayList<>());
    }
    for (Object value : values) {
      Map<?, ?> chosen = value instanceof Map<?, ?> map ? map : Map.of();
      Object tag = null;
      for (int i = 0; i < members.size(); i++) {
        String name = members.get(i).name();
        tag = chosen.containsKey(name) ? (Object) i : tag;
        fields.get(i + 1).add(chosen.get(name));
      }
      fields.getFirst().add(tag);
    }
    List<Vector> vectors = new ArrayList<>();
    vectors.add(vector(Scalar.UTINYINT, fields.getFirst()));
    for (int i = 0; i < members.size(); i++) {
      vectors.add(vector(members.get(i).type(), fields.get(i + 1)));
    }
    return new StructVector(validity(values), vectors);
  }

  private Validity validity(List<@Nullable Object> values) {
    MemorySegment bits = memory.allocate(Validity.byteSize(values.size()) + 8, 8);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        long word = bits.getAtIndex(ValueLayout.JAVA_LONG, i >>> 6);
        bits.setAtIndex(ValueLayout.JAVA_LONG, i >>> 6, word | 1L << i);
      }
    }
    return new Validity(bits);
  }

  @SuppressWarnings("unchecked") // YAML's lists hold anything
  private static List<@Nullable Object> items(Object value) {
    return (List<@Nullable Object>) value;
  }

  /// Lists and structures lie in `own`, the single values in the batches that built them.
  private record Memory(Arena own, List<Batch> leaves) implements Arena {
    @Override
    public MemorySegment allocate(long byteSize, long byteAlignment) {
      return own.allocate(byteSize, byteAlignment);
    }

    @Override
    public MemorySegment.Scope scope() {
      return own.scope();
    }

    @Override
    public void close() {
      leaves.forEach(Batch::close);
      own.close();
    }
  }
}
