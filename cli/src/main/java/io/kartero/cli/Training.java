package io.kartero.cli;

import java.nio.file.Path;
import java.util.List;

/// What the launcher lets Java record after a build: runs that touch everything once, so that later
/// ones start sooner.
final class Training {
  private static final String SQL =
      """
      SELECT i AS id, (i % 97)::INTEGER AS lines, (i % 7919 / 100)::DECIMAL(15, 2) AS price,
        (i % 9000000)::BIGINT AS amount, (i % 9000)::SMALLINT AS part, i % 3 = 0 AS subscribed,
        DATE '1992-01-01' + (i % 9000)::INTEGER AS day,
        TIMESTAMP '2020-01-01' + INTERVAL (i * 7) SECOND AS created_at, i % 10007 / 100.0 AS score,
        CASE WHEN i % 9 > 0 THEN ['RAIL', 'TRUCK', 'AIR', 'SHIP'][1 + i % 4] END AS mode,
        ['R', 'N', 'A'][1 + i % 3] AS flag, 'user' || i || '@example.com' AS email,
        '東京都渋谷区' || i % 30 AS address,
        CASE WHEN i % 20 = 0 THEN 'said "so", twice' ELSE substr(repeat('careful words ', 6), 1,
          (i % 60)::INTEGER) END AS note
      FROM range(ROWS) numbers(i)\
      """;

  private Training() {}

  /// @param arguments a folder to work in
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    String home = folder.toString();
    WarmUp.begin("{}");
    Session session = Session.ofProcess(new Interrupts());
    List<List<String>> runs =
        List.of(
            List.of("demo", "--home", home, "--dir", folder.resolve("demo").toString()),
            export(home, "10000", "plain.csv", "none"),
            export(home, "10000", "packed.csv.gz", "gz"));
    for (List<String> run : runs) {
      int code = Kartero.run(session, run.toArray(String[]::new));
      if (code != ExitCode.DONE) {
        System.exit(code);
      }
    }
    System.exit(ExitCode.DONE);
  }

  private static List<String> export(String home, String rows, String name, String compression) {
    return List.of(
        "export",
        SQL.replace("ROWS", rows),
        "--home",
        home,
        "--bucket-folder",
        home + "/buckets",
        "--set=bucket=training",
        "--set=path_prefix=" + name,
        "--set=compression=" + compression);
  }
}
