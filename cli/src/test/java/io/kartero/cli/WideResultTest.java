package io.kartero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Results that are wide rather than long: many columns, large values, deep nesting.
class WideResultTest {
  @TempDir private Path folder;

  /// Numbers and texts in turn; some texts need quotes.
  @ParameterizedTest
  @CsvSource({"2000, 2500", "5000, 300"})
  void manyColumnsHaveTheirBytes(int columns, int rows) throws IOException {
    String select =
        IntStream.range(0, columns)
            .mapToObj(i ->
                i % 2 == 0
                    ? "(i * %d) %% 997 AS c%d".formatted(i + 31, i)
                    : "'t,' || (i %% %d) AS c%d".formatted(i + 7, i))
            .collect(Collectors.joining(", "));
    IntFunction<String> line =
        row ->
            IntStream.range(0, columns)
                .mapToObj(i ->
                    i % 2 == 0
                        ? Long.toString((long) row * (i + 31) % 997)
                        : "\"t," + row % (i + 7) + "\"")
                .collect(Collectors.joining(","));
    String header =
        IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

    assertDelivered("SELECT " + select + " FROM range(" + rows + ") r(i)", header, line, rows);
  }

  @ParameterizedTest
  @CsvSource({"100000, 1, 400", "100000, 20, 20", "20000000, 1, 3"})
  void largeValuesHaveTheirBytes(int length, int columns, int rows) throws IOException {
    String select =
        IntStream.range(0, columns)
            .mapToObj(i ->
                "repeat(chr((97 + (i + %d) %% 26)::INTEGER), %d) AS c%d".formatted(i, length, i))
            .collect(Collectors.joining(", "));
    IntFunction<String> line =
        row ->
            IntStream.range(0, columns)
                .mapToObj(i -> Character.toString('a' + (row + i) % 26).repeat(length))
                .collect(Collectors.joining(","));
    String header =
        IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

    assertDelivered("SELECT " + select + " FROM range(" + rows + ") r(i)", header, line, rows);
  }

  @Test
  void listsAndStructuresOf200LevelsHaveTheirBytes() throws IOException {
    String lists = "[".repeat(200) + "i" + "]".repeat(200);
    String structures = "{'a': ".repeat(200) + "i" + "}".repeat(200);
    IntFunction<String> line =
        row ->
            "[".repeat(200)
                + row
                + "]".repeat(200)
                + ",\""
                + "{\"\"a\"\":".repeat(200)
                + row
                + "}".repeat(200)
                + "\"";

    assertDelivered(
        "SELECT %s AS l, %s AS s FROM range(100) r(i)".formatted(lists, structures),
        "l,s",
        line,
        100);
  }

  private void assertDelivered(String sql, String header, IntFunction<String> line, int rows)
      throws IOException {
    Shell shell = new Shell(folder).buckets();
    String file = shell.file("wide.sql", sql).toString();

    Shell.Run run =
        shell.run("export", "-f", file, "-r", "{\"bucket\":\"wide\",\"path_prefix\":\"w.csv\"}");

    assertThat(run.code()).as(run.errors()).isZero();
    Path expected = folder.resolve("expected.csv");
    try (var writer = Files.newBufferedWriter(expected, StandardCharsets.UTF_8)) {
      writer.write(header + "\r\n");
      for (int row = 0; row < rows; row++) {
        writer.write(line.apply(row) + "\r\n");
      }
    }
    assertThat(Files.mismatch(folder.resolve("buckets/wide/w.csv"), expected)).isEqualTo(-1);
  }
}
