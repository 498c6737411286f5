package io.kartero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.Export;
import io.kartero.export.ExportRequest;
import io.kartero.export.bucket.FolderBucket;
import io.kartero.export.encode.Dialect;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.export.settings.ExportSettings;
import io.kartero.export.settings.SettingsJson;
import io.kartero.query.Cancellation;
import io.kartero.query.Result;
import io.kartero.query.duckdb.DuckDbEngine;
import io.kartero.query.duckdb.DuckDbSettings;
import io.kartero.query.duckdb.Limits;
import io.kartero.query.duckdb.Sandbox;
import io.kartero.rows.Batch;
import io.kartero.rows.FixedVector;
import io.kartero.testing.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// DuckDB makes random rows of every type, Kartero exports them, and DuckDB says whether they came
/// out right: it reads the file back, or writes the same file itself.
class DuckDbOracleTest {
  private static final int ROUNDS = Soak.rounds(8, 500);
  private static final int ROWS = 2_000;
  private static final String NAME = "t.csv";
  private static final List<String> DELIMITERS =
      List.of(",", "\t", "|", ";", " ", "\\", "-", ".", ":", "1", "e", "\u0001");

  /// DuckDB reads these; when it writes, it looks for each of their bytes, and quotes more.
  private static final List<String> LONG_DELIMITERS = List.of("¦", "、", "😀");

  private static final List<String> NULL_STRINGS =
      List.of("", "\\N", "NULL", "0", "true", "NaN", "12345678", "no value here, sorry");

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private DuckDbEngine engine;

  private final long seed = Soak.seed("DuckDbOracleTest");
  private final Random random = new Random(seed);

  @BeforeEach
  void open() {
    Path library = Path.of("target", "engine").toAbsolutePath();
    engine =
        DuckDbEngine.open(
            new DuckDbSettings(
                folder.resolve("test.duckdb"),
                Sandbox.FREE,
                Limits.standard(folder.resolve("temporary")),
                library));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void duckDbReadsEveryTypeBackFromEveryDialect() {
    List<OracleColumn> columns =
        Stream.concat(OracleColumn.plain().stream(), OracleColumn.others().stream()).toList();
    for (int round = 0; round < ROUNDS; round++) {
      makeRows(columns);
      ExportSettings settings =
          settings(
              random.nextInt(4) == 0 ? LONG_DELIMITERS : DELIMITERS,
              "newline=LF, CRLF, CR",
              "timezone=UTC, +09:00, America/New_York");
      String reading = reading(export(settings), columns, settings.dialect());
      numbers("CREATE OR REPLACE TABLE f AS SELECT * FROM " + reading);
      assertThat(numbers("SELECT (SELECT count(*) FROM f), (SELECT count(*) FROM t)"))
          .as("seed %d, rows in %s", seed, settings)
          .containsExactly((long) ROWS, (long) ROWS);
      String differences = listed(columns, OracleColumn::differences);
      assertThat(numbers("SELECT " + differences + " FROM t POSITIONAL JOIN f"))
          .as("seed %d, differences by column in %s", seed, settings)
          .hasSameSizeAs(columns)
          .containsOnly(0L);
    }
  }

  @Test
  void whereTheTextIsDuckDbsOwnTheBytesAreThoseOfItsCopy() throws IOException {
    List<OracleColumn> columns = OracleColumn.plain();
    for (int round = 0; round < ROUNDS; round++) {
      makeRows(columns);
      ExportSettings settings = settings(DELIMITERS, "newline=LF");
      Path copy = folder.resolve("copy.csv");
      numbers(copying(copy, settings.dialect()));
      assertThat(Files.mismatch(export(settings), copy))
          .as("seed %d, %s", seed, settings)
          .isEqualTo(-1);
    }
  }

  private void makeRows(List<OracleColumn> columns) {
    numbers(OracleColumn.MACROS.formatted(random.nextInt(Integer.MAX_VALUE)) + "SELECT 1");
    numbers(
        "CREATE OR REPLACE TABLE t AS SELECT %s FROM range(%d) r(i)"
            .formatted(listed(columns, OracleColumn::definition), ROWS));
  }

  /// @param more settings, each with the values to choose from
  private ExportSettings settings(List<String> delimiters, String... more) {
    String delimiter = delimiters.get(random.nextInt(delimiters.size()));
    String nullString = NULL_STRINGS.get(random.nextInt(NULL_STRINGS.size()));
    Map<String, String> settings = new HashMap<>();
    settings.put("bucket", "samples");
    settings.put("path_prefix", NAME);
    settings.put("newline_in_field", "keep");
    settings.put("delimiter", delimiter);
    settings.put("null_string", nullString.replace(delimiter, ""));
    settings.put("quote_policy", random.nextBoolean() ? "MINIMAL" : "ALL");
    settings.put("header_line", Boolean.toString(random.nextBoolean()));
    for (String setting : more) {
      String[] values = setting.split("=|, ", -1);
      settings.put(values[0], values[1 + random.nextInt(values.length - 1)]);
    }
    return SettingsJson.parse("{}", settings);
  }

  private Path export(ExportSettings settings) {
    ExportRequest request =
        new ExportRequest(settings, NAME, Optional.empty(), "job", "ab".repeat(32), 2);
    Result rows = engine.query("main", "FROM t", new Cancellation());
    new Export(rows, request, FolderBucket.in(folder, "samples"), InstantSource.system()).run();
    return folder.resolve("samples").resolve(NAME);
  }

  private static String reading(Path file, List<OracleColumn> columns, Dialect dialect) {
    String newline =
        switch (dialect.newline()) {
          case CRLF -> "\\r\\n";
          case CR -> "\\r";
          case LF -> "\\n";
        };
    return """
    read_csv('%s', %s, new_line = '%s', columns = {%s},
      auto_detect = false, allow_quoted_nulls = false, parallel = false)\
    """
        .formatted(
            file,
            options(dialect, " = "),
            newline,
            listed(columns, (column, number) -> "'c" + number + "': 'VARCHAR'"));
  }

  private static String copying(Path file, Dialect dialect) {
    String quoted = dialect.quotes() == QuotePolicy.ALL ? ", FORCE_QUOTE *" : "";
    return "COPY t TO '%s' (FORMAT csv, %s%s)".formatted(file, options(dialect, " "), quoted);
  }

  private static String options(Dialect dialect, String is) {
    return Stream.of(
            List.of("header", Boolean.toString(dialect.header() == Header.LINE)),
            List.of("delim", "'" + dialect.delimiter() + "'"),
            List.of("quote", "'\"'"),
            List.of("escape", "'\"'"),
            List.of("nullstr", "'" + dialect.nullString() + "'"))
        .map(option -> String.join(is, option))
        .collect(Collectors.joining(", "));
  }

  private interface Sql {
    String of(OracleColumn column, int number);
  }

  private static String listed(List<OracleColumn> columns, Sql sql) {
    return IntStream.range(0, columns.size())
        .mapToObj(number -> sql.of(columns.get(number), number))
        .collect(Collectors.joining(", "));
  }

  /// The numbers in the first row of what the statement answers.
  private List<Long> numbers(String sql) {
    List<Long> numbers = new ArrayList<>();
    try (Result result = engine.query("main", sql, new Cancellation());
        Batch batch = result.next()) {
      for (int i = 0; batch != null && i < result.schema().size(); i++) {
        if (batch.column(i) instanceof FixedVector column && column.data().byteSize() >= 8) {
          numbers.add(column.longAt(0));
        }
      }
    }
    return numbers;
  }
}
