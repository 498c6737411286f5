package io.kartero.cli;

import static java.util.stream.Collectors.joining;

import io.kartero.export.settings.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/// A file with rows, and how DuckDB reads it.
record DataFile(Path path, Format format, Packing packing) {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  enum Format {
    CSV,
    TSV,
    /// One object a line, or one array of objects.
    JSON,
    PARQUET;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// By the file's extension, whatever is behind it for compression.
    static Optional<Format> of(Path path) {
      String name = path.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|gzip)$", "");
      return switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "csv" -> Optional.of(CSV);
        case "tsv", "tab" -> Optional.of(TSV);
        case "json", "jsonl", "ndjson" -> Optional.of(JSON);
        case "parquet" -> Optional.of(PARQUET);
        default -> Optional.empty();
      };
    }
  }

  enum Packing {
    PLAIN("none"),
    GZIP("gzip");

    private final String word;

    Packing(String word) {
      this.word = word;
    }
  }

  enum FirstLine {
    NAMES,
    VALUES
  }

  /// Looks at the file without reading its rows.
  ///
  /// @throws CallerError where it is none that can be read
  static DataFile of(Path path, Optional<Format> given) {
    if (Files.isDirectory(path)) {
      throw new CallerError(problem(path, "is a folder", "name the files in it"));
    }
    try (InputStream in = Files.newInputStream(path)) {
      Packing packing =
          in.read() == GZIP_FIRST && in.read() == GZIP_SECOND ? Packing.GZIP : Packing.PLAIN;
      if (Files.isRegularFile(path) && isEmpty(path, packing)) {
        throw new CallerError(problem(path, "is empty", "not even a header line is in it"));
      }
      Format format =
          given
              .or(() -> Format.of(path))
              .orElseThrow(() ->
                  new CallerError(
                      problem(
                          path,
                          "has no extension that tells its format",
                          "add --format csv, tsv, json or parquet")));
      return new DataFile(path, format, packing);
    } catch (IOException e) {
      throw new CallerError(new Problem("FILE", Complaints.inWords(e), ""));
    }
  }

  private static boolean isEmpty(Path path, Packing packing) throws IOException {
    return switch (packing) {
      case PLAIN -> Files.size(path) == 0;
      case GZIP -> {
        try (InputStream plain = new GZIPInputStream(Files.newInputStream(path))) {
          yield plain.read() < 0;
        }
      }
    };
  }

  private static Problem problem(Path path, String message, String hint) {
    return new Problem("FILE", path + " " + message, hint);
  }

  /// The call of the table function that reads the file. Types are found from all rows, so that a
  /// late one cannot surprise; an empty field is NULL and a quoted empty field is an empty text,
  /// which is how Kartero writes them.
  String reader(FirstLine firstLine) {
    return switch (format) {
      case CSV -> csv(",", firstLine);
      case TSV -> csv("\t", firstLine);
      case JSON ->
          "read_json(%s, sample_size = -1, hive_partitioning = false, compression = '%s')"
              .formatted(literal(), packing.word);
      case PARQUET -> "read_parquet(%s, hive_partitioning = false)".formatted(literal());
    };
  }

  /// A query that fails with the line at fault, where [#reader] only says that it understands
  /// nothing; none for formats whose readers tell by themselves.
  Optional<String> diagnosis() {
    return delimiter()
        .map(delimiter ->
            ("SELECT count(*) FROM read_csv(%s, delim = '%s', quote = '\"', escape = '\"',"
                    + " auto_detect = false, columns = {%s}, compression = '%s')")
                .formatted(literal(), delimiter, columns(delimiter), packing.word));
  }

  /// As many columns as the first line has.
  private String columns(String delimiter) {
    String unquoted = firstLine().replaceAll("\"[^\"]*\"", "");
    return IntStream.range(0, unquoted.split(delimiter, -1).length)
        .mapToObj(number -> "'" + number + "': 'VARCHAR'")
        .collect(joining(", "));
  }

  private String firstLine() {
    try (InputStream in = Files.newInputStream(path);
        InputStream plain = packing == Packing.GZIP ? new GZIPInputStream(in) : in;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return Objects.requireNonNullElse(lines.readLine(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> delimiter() {
    return switch (format) {
      case CSV -> Optional.of(",");
      case TSV -> Optional.of("\t");
      case JSON, PARQUET -> Optional.empty();
    };
  }

  /// Left to itself the reader skips lines at the top, and those that begin with #.
  private String csv(String delimiter, FirstLine firstLine) {
    return ("read_csv(%s, delim = '%s', quote = '\"', escape = '\"', header = %s,"
            + " skip = 0, comment = '', allow_quoted_nulls = false, sample_size = -1,"
            + " hive_partitioning = false, compression = '%s')")
        .formatted(literal(), delimiter, firstLine == FirstLine.NAMES, packing.word);
  }

  /// DuckDB takes a name for a pattern, so characters with a meaning there go into brackets.
  private String literal() {
    String name = path.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]");
    return "'" + name.replace("'", "''") + "'";
  }
}
