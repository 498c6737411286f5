package io.kartero.export.encode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.rows.Batch;
import io.kartero.rows.Column;
import io.kartero.rows.DataType.Scalar;
import io.kartero.rows.Schema;
import io.kartero.testing.Program;
import io.kartero.testing.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written with quotes reads back as it was.
final class ReadBackTest {
  private static final long SEED = Soak.seed("ReadBackTest");
  private static final int ROWS = 25;

  /// Each is a file of every dialect, some 70,000 rows.
  private static final int ROUNDS = Soak.rounds(1, 16);

  private static final Schema SCHEMA =
      Schema.of(
          new Column("a", Scalar.VARCHAR),
          new Column("b", Scalar.VARCHAR),
          new Column("c", Scalar.VARCHAR));

  private static final String PYTHON =
      """
      import csv, sys
      for line in open(sys.argv[1], encoding="utf-8", newline="").read().split("\\n"):
          path, delimiter, policy = line.split(" ")
          quoting = {"quoting": csv.QUOTE_NONE, "escapechar": "\\\\"} if policy == "NONE" else {}
          with open(path, encoding="utf-8", newline="") as file:
              for row in csv.reader(file, delimiter=chr(int(delimiter)), strict=True, **quoting):
                  print(",".join(field.encode("utf-8").hex() for field in row))
      """;

  private final Random random = new Random(SEED);

  @Test
  void aStrictReaderFindsTheSameRowsAndNulls() {
    for (int round = 0; round < ROUNDS; round++) {
      for (Dialect dialect : quoting()) {
        List<List<@Nullable Object>> rows = rows(dialect);
        assertThat(StrictReader.read(file(rows, dialect), dialect))
            .as("seed %d, %s", SEED, dialect)
            .isEqualTo(rows);
      }
    }
  }

  @Test
  void pythonFindsTheSameRows(@TempDir Path folder) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      assertReadByPython(quoting(), folder);
    }
  }

  @Test
  void pythonUndoesTheBackslashesOfNone(@TempDir Path folder) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      assertReadByPython(escaping(), folder);
    }
  }

  private void assertReadByPython(List<Dialect> dialects, Path folder) throws IOException {
    Program python = Program.named("python3");
    List<String> files = new ArrayList<>();
    StringBuilder expected = new StringBuilder();
    for (Dialect dialect : dialects) {
      List<List<@Nullable Object>> rows = rows(dialect);
      Path file = folder.resolve(files.size() + ".csv");
      Files.writeString(file, file(rows, dialect));
      files.add(file + " " + dialect.delimiter().codePointAt(0) + " " + dialect.quotes());
      for (List<@Nullable Object> row : rows) {
        expected.append(hex(row, dialect.nullString())).append('\n');
      }
    }
    Path list = Files.writeString(folder.resolve("files"), String.join("\n", files));
    Path script = Files.writeString(folder.resolve("read.py"), PYTHON);
    String found = python.run(script.toString(), list.toString()).text();
    assertThat(found.equals(expected.toString())).as("seed %d", SEED).isTrue();
  }

  private static List<Dialect> quoting() {
    return Dialects.all().stream()
        .filter(dialect -> dialect.quotes() != QuotePolicy.NONE)
        .filter(dialect -> !dialect.nullString().contains(dialect.delimiter()))
        .map(Dialects::withoutHeader)
        .toList();
  }

  /// Without quotes, a newline inside a value is escaped by one backslash, so that only a single
  /// character reads back.
  private static List<Dialect> escaping() {
    return Dialects.all().stream()
        .filter(dialect -> dialect.quotes() == QuotePolicy.NONE)
        .filter(dialect -> dialect.newlineInField() != FieldNewline.CRLF)
        .filter(dialect -> !dialect.delimiter().equals("\\"))
        .filter(dialect -> !dialect.nullString().contains("\\"))
        .filter(dialect -> !dialect.nullString().contains(dialect.delimiter()))
        .map(Dialects::withoutHeader)
        .toList();
  }

  private List<List<@Nullable Object>> rows(Dialect dialect) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int column = 0; column < SCHEMA.size(); column++) {
        row.add(random.nextInt(5) == 0 ? null : text(dialect));
      }
      rows.add(row);
    }
    return rows;
  }

  /// Newlines only where they are kept, or where they are what they would become.
  private String text(Dialect dialect) {
    String any = RandomRows.text(dialect, random);
    // NONE leaves a backslash alone, which then takes away the meaning of what follows it.
    String text = dialect.quotes() == QuotePolicy.NONE ? any.replace('\\', '/') : any;
    return dialect.newlineInField() == FieldNewline.KEEP
        ? text
        : text.replaceAll("\r\n|\r|\n", Plainly.newline(dialect));
  }

  private static String file(List<List<@Nullable Object>> rows, Dialect dialect) {
    try (Batch batch = SpecVectors.batch(SCHEMA, rows)) {
      return Encoded.text(SCHEMA, dialect, batch);
    }
  }

  private static String hex(List<@Nullable Object> row, String nullString) {
    return row.stream()
        .map(value -> value == null ? nullString : (String) value)
        .map(value -> HexFormat.of().formatHex(value.getBytes(UTF_8)))
        .collect(Collectors.joining(","));
  }
}
