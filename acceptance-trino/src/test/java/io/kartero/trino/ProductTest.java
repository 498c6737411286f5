package io.kartero.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged command line on a Trino that its file of engines names.
class ProductTest {
  private static final Path JAR = Path.of("../cli/target/kartero.jar").toAbsolutePath();

  @TempDir private Path home;

  record Run(int code, String out, String errors) {}

  @BeforeEach
  void nameTheEngines() throws IOException {
    String url = Cluster.shared(Cluster.Protocol.SPOOLED).url().toString();
    Files.writeString(
        home.resolve("engines.properties"),
        """
        trino.url = %1$s
        trino.catalog = tpch
        trino.user = tester
        trino.databases = tiny, small=sf1
        memory.url = %1$s
        memory.catalog = memory
        memory.user = tester
        """
            .formatted(url));
  }

  private Run kartero(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--home", home.toString()));
    Path out = home.resolve("out");
    Path errors = home.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.redirectOutput(out.toFile()).redirectError(errors.toFile()).start();
    int code = process.waitFor();
    return new Run(code, Files.readString(out), Files.readString(errors));
  }

  @Test
  void enginesAreListedAndAsked() throws Exception {
    Run run = kartero("engines", "--check");
    assertThat(run.errors()).isEmpty();
    assertThat(run.out())
        .contains("trino  http://127.0.0.1:", ", catalog tpch\n  small (there: sf1)\n  tiny\n")
        .contains("  answers\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void aDatabaseIsQueriedWhereItLives() throws Exception {
    Run run = kartero("query", "-d", "tiny", "SELECT count(*) AS c FROM nation");
    assertThat(run.out()).isEqualTo("c\n25\n");
    assertThat(run.errors())
        .matches("Trino query \\d+_\\d+_\\d+_\\w+: http://.*/ui/query.html\\?.*\n");
    assertThat(kartero("query", "SELECT 7 AS here").out()).isEqualTo("here\n7\n");
    assertThat(kartero("query", "-d", "tiny", "--engine", "warehouse", "SELECT 1").errors())
        .contains("there is no database \"tiny\"");
  }

  @Test
  void anExportIsWholeOrNotThere() throws Exception {
    Path buckets = home.resolve("buckets");
    String[] export = {
      "export",
      "-d",
      "tiny",
      "--bucket-folder",
      buckets.toString(),
      "--set",
      "bucket=samplebucket",
      "--set",
      "path_prefix=out/orders.csv"
    };
    Run failed = kartero(with(export, "SELECT 1 / (orderkey - 1) FROM orders"));
    assertThat(failed.code()).isEqualTo(2);
    assertThat(failed.errors()).contains("Division by zero (Trino: DIVISION_BY_ZERO, query ");
    assertThat(buckets.resolve("samplebucket/out/orders.csv")).doesNotExist();

    Run run = kartero(with(export, "SELECT * FROM orders"));
    assertThat(run.code()).isZero();
    assertThat(Files.readAllLines(buckets.resolve("samplebucket/out/orders.csv"))).hasSize(15_001);
  }

  @Test
  void filesAreLoadedIntoATableElsewhere() throws Exception {
    Path file = home.resolve("people.csv");
    Files.writeString(
        file,
        "id,name,born,at\n1,\"O'Hara, 日本\",1990-01-02,2015-01-19 20:25:28.5\n2,,,\n",
        StandardCharsets.UTF_8);
    String[] load = {"load", "default.people", file.toString(), "--engine", "memory"};
    assertThat(kartero(with(load, "--replace")).errors())
        .isEqualTo("default.people: 2 rows loaded\n");
    assertThat(kartero(load).errors())
        .contains("people already exists (add --append or --replace)");
    assertThat(kartero(with(load, "--append")).code()).isZero();
    Run read =
        kartero("query", "-d", "default", "--engine", "memory", "SELECT * FROM people ORDER BY 1");
    assertThat(read.out())
        .isEqualTo(
            "id,name,born,at\n"
                + "1,\"O'Hara, 日本\",1990-01-02,2015-01-19 20:25:28.500\n".repeat(2)
                + "2,,,\n".repeat(2));
  }

  @Test
  void aWrongFileOfEnginesIsExplainedAtOnce() throws Exception {
    Files.writeString(home.resolve("engines.properties"), "a.url = nowhere\na.colour = red\n");
    Run run = kartero("query", "-d", "tiny", "SELECT 1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors().lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("error: a.url: is no server's address"))
        .anyMatch(line -> line.startsWith("error: a.catalog: is missing"))
        .anyMatch(line -> line.startsWith("error: a.user: is missing"))
        .anyMatch(line -> line.startsWith("error: a.colour: is no setting of an engine"));
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
  }
}
