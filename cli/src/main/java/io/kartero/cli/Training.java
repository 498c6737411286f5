package io.kartero.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
      FROM range(10000) numbers(i)\
      """;

  private Training() {}

  /// @param arguments a folder to work in
  public static void main(String[] arguments) throws IOException {
    Path home = Path.of(arguments[0]);
    WarmUp.begin("{}");
    try (TrainingStorage storage = TrainingStorage.start()) {
      Session session = session(Map.of("STORAGE_EMULATOR_HOST", storage.address()));
      for (List<String> run : runs(home.toString(), storage.keyFile())) {
        int code = Kartero.run(session, run.toArray(String[]::new));
        if (code != ExitCode.DONE) {
          System.exit(code);
        }
      }
    }
    System.exit(ExitCode.DONE);
  }

  private static List<List<String>> runs(String home, String keyFile) {
    String folder = "--bucket-folder=" + home + "/buckets";
    return List.of(
        List.of("demo", "--home", home, "--dir", home + "/demo"),
        export(home, "plain.csv", "none", folder),
        export(home, "packed.csv.gz", "gz", folder),
        export(home, "sent.csv.gz", "gz", "--set=json_keyfile=" + keyFile));
  }

  private static Session session(Map<String, String> environment) {
    Session session = Session.ofProcess(new Interrupts());
    return new Session(
        environment,
        session.userHome(),
        session.in(),
        session.out(),
        session.errors(),
        session.terminal(),
        session.interrupts(),
        session.clock());
  }

  private static List<String> export(String home, String name, String compression, String bucket) {
    return List.of(
        "export",
        SQL,
        "--home",
        home,
        bucket,
        "--set=bucket=training",
        "--set=path_prefix=" + name,
        "--set=compression=" + compression);
  }
}
