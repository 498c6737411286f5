package io.kartero.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is compared does the same: every contender as a process of its own, on 1,000 rows.
class PeersTest {
  private static final int ROWS = 1000;

  @TempDir private Path folder;
  private final Interrupts interrupts = new Interrupts();
  private final Progress progress =
      new Progress(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  private final Programs noPrograms = new Programs("/nowhere");
  private Path dataFolder;
  private DataFolder data;
  private Bench bench;
  private Lab lab;

  @BeforeEach
  void open() throws IOException {
    dataFolder = Files.createDirectories(folder.resolve("data"));
    // DuckDB's library is large: it is unpacked once for all tests.
    Path libraries = Files.createDirectories(Path.of("target", "engine").toAbsolutePath());
    Files.createSymbolicLink(dataFolder.resolve("cache"), libraries);
    data = DataFolder.open(dataFolder, progress, interrupts);
    Path work = Files.createDirectories(folder.resolve("work"));
    bench =
        new Bench(
            kartero(),
            Optional.empty(),
            data.libraries(),
            work,
            noPrograms,
            new Polars(dataFolder, noPrograms, progress, interrupts),
            new Stopwatch(work, interrupts),
            progress,
            interrupts);
    lab = new Lab(bench);
  }

  @AfterEach
  void close() throws IOException {
    data.close();
    Folders.delete(dataFolder);
  }

  /// The command line without its jar, which the build makes after the tests.
  private static KarteroProgram kartero() throws IOException {
    return new KarteroProgram(
        List.of("--enable-native-access=ALL-UNNAMED"),
        List.of("-cp", System.getProperty("java.class.path"), "io.kartero.cli.Main"),
        Path.of("pom.xml"));
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void everyContenderWritesTheSameValues(Table table) throws Exception {
    Dataset rows = data.make(table, ROWS);

    List<List<String>> copied = written(lab.copy(rows, ""), path -> path);

    assertThat(copied).hasSize(ROWS + 1);
    same(copied, lab.copy(rows, ", COMPRESSION gzip"), path -> path);
    same(copied, lab.kartero("plain", rows, Map.of()), KarteroProgram::file);
    same(copied, lab.kartero("gzip", rows, Map.of("compression", "gz")), KarteroProgram::file);
    same(copied, lab.commonsCsv(rows), path -> path);
    same(copied, lab.embulk(rows), path -> path);
  }

  private void same(List<List<String>> expected, Entrant.Contender contender, Place place)
      throws Exception {
    List<List<String>> found = written(contender, place);
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      assertThat(found.get(i)).as("%s, row %d", contender.name(), i).isEqualTo(expected.get(i));
    }
    assertThat(found).as(contender.name()).hasSameSizeAs(expected);
  }

  private interface Place {
    Path of(Path output);
  }

  private List<List<String>> written(Entrant.Contender contender, Place place) throws Exception {
    Invocation invocation = contender.invocation();
    Measurement measured =
        bench.stopwatch().run(contender.name(), invocation, Stopwatch.Leave.OUTPUT);
    Path file = place.of(invocation.output());
    assertThat(measured.bytes()).isEqualTo(Files.size(file));
    try (InputStream bytes = opened(file);
        CSVParser parser =
            CSVFormat.DEFAULT.parse(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      List<List<String>> rows = new ArrayList<>();
      for (CSVRecord row : parser) {
        rows.add(row.stream().map(PeersTest::value).toList());
      }
      return rows;
    } finally {
      Folders.delete(invocation.output());
    }
  }

  private static InputStream opened(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    InputStream stream = new ByteArrayInputStream(bytes);
    return bytes[0] == 0x1F ? new GZIPInputStream(stream) : stream;
  }

  /// The contenders write times with and without a zone, and doubles in their own ways.
  private static String value(String text) {
    if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2} .*")) {
      return LocalDateTime.parse(text.replaceFirst(" (UTC|\\+0000)$", "").replace(' ', 'T'))
          .toString();
    }
    return text.matches("[0-9.]+(E[0-9]+)?") && text.contains(".")
        ? Double.toString(Double.parseDouble(text))
        : text;
  }

  @ParameterizedTest
  @CsvSource({
    "LINEITEM, bc96b6c38b4af778924a5ff78dd110bc29a1ac9f73f70bf0199236070867c4c5",
    "PROFILES, be8fb7cf7a349d1b56a16de3927f43e66d5b519e1295cb6abe09d63a89e15116",
  })
  void everyMachineMakesTheSameRows(Table table, String digest) throws Exception {
    Entrant.Contender copy = lab.copy(data.make(table, ROWS), "");

    bench.stopwatch().run(copy.name(), copy.invocation(), Stopwatch.Leave.OUTPUT);

    byte[] text = Files.readAllBytes(copy.invocation().output());
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text)))
        .isEqualTo(digest);
  }

  @Test
  void aTableIsMadeOnce() throws Exception {
    Dataset made = data.make(Table.LINEITEM, ROWS);
    Object when = Files.getLastModifiedTime(made.warehouse());

    assertThat(data.make(Table.LINEITEM, ROWS)).isEqualTo(made);
    assertThat(Files.getLastModifiedTime(made.warehouse())).isEqualTo(when);
    assertThat(data.make(Table.LINEITEM, ROWS + 1).home()).isNotEqualTo(made.home());
    assertThat(dataFolder).isDirectoryNotContaining("glob:**.making");
  }

  @Test
  void aServerTakesUploads() throws Exception {
    Dataset rows = data.make(Table.PROFILES, ROWS);
    try (Sink sink = Sink.start(bench)) {
      Measurement uploaded = run(sink.contender("upload", kartero(), rows, rows.selectAll()));

      assertThat(uploaded.bytes())
          .isPositive()
          .isEqualTo(run(lab.kartero("folder", rows, Map.of())).bytes());
    }
  }

  private Measurement run(Entrant.Contender contender) throws IOException, InterruptedException {
    return bench.stopwatch().run(contender.name(), contender.invocation());
  }

  @Test
  void aSessionMeasuresNamesWhoIsMissingAndLeavesNothing() throws Exception {
    data.close();
    List<MeasuredSuite> measured = new ArrayList<>();
    Request request =
        new Request(
            EnumSet.of(SuiteName.CSV),
            EnumSet.of(Table.LINEITEM),
            OptionalLong.of(ROWS),
            2,
            dataFolder,
            Optional.empty(),
            dataFolder);

    Session.run(
        request, kartero(), Optional.empty(), noPrograms, progress, interrupts, measured::add);

    assertThat(measured).hasSize(1);
    assertThat(measured.getFirst().results().of(Lab.KARTERO)).hasSize(2);
    assertThat(SuiteText.of(measured.getFirst()))
        .contains(
            "  Polars was not measured: the program node is not installed (install Node.js 18 or"
                + " newer with npm, and let npm reach a registry)\n");
    assertThat(dataFolder.resolve("work")).doesNotExist();
  }

  @Test
  void gpgIsNamedWhenItIsMissing() throws Exception {
    assertThat(Gpg.entrant(bench, lab, folder.resolve("any")))
        .isEqualTo(
            new Entrant.Missing(
                "gpg --encrypt",
                "the program gpg is not installed",
                "install GnuPG, as by apt-get install gnupg"));
  }

  @Test
  void aDiskThatIsTooSmallIsRefusedBeforehand() throws Exception {
    Request request =
        new Request(
            EnumSet.of(SuiteName.MEMORY_10X),
            EnumSet.allOf(Table.class),
            OptionalLong.of(9_000_000_000_000L),
            1,
            dataFolder,
            Optional.empty(),
            dataFolder);

    assertThatThrownBy(() -> DiskSpace.require(request, data))
        .isInstanceOf(BenchException.class)
        .hasMessageMatching(
            Pattern.quote(dataFolder.toString())
                + " has [0-9.]+ GB free and this needs 19440000\\.3 GB; name another folder with"
                + " --data, or fewer rows with --rows");
  }
}
