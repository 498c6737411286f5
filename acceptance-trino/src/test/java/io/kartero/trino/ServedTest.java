package io.kartero.trino;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.trino.ServerProcess.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.msgpack.value.ValueFactory;

/// The packaged server's API, on a database whose tables are on Trino.
@Timeout(180)
class ServedTest {
  @SuppressWarnings("NullAway.Init")
  private static Relay relay;

  @SuppressWarnings("NullAway.Init")
  private static ServerProcess server;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    relay = new Relay(Cluster.shared(Cluster.Protocol.DIRECT).url());
    Files.writeString(
        home.resolve("engines.properties"),
        """
        elsewhere.url = %s
        elsewhere.catalog = memory
        elsewhere.user = tester
        elsewhere.timeout = 6s
        elsewhere.databases = web_logs=served, archive=served_archive, not_made
        """
            .formatted(relay.uri()));
    server = ServerProcess.start(home);
    assertDone(server.post("/v3/database/create/web_logs"));
    assertDone(server.post("/v3/database/create/archive"));
  }

  @AfterAll
  static void stop() {
    server.close();
    relay.close();
  }

  private static void assertDone(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static Answer imported(String table, String id, byte[] records) throws Exception {
    return server.put(
        "/v3/table/import_with_id/web_logs/" + table + "/" + id + "/msgpack.gz", records);
  }

  private static List<String> rows(String sql) throws IOException, InterruptedException {
    return server.query("web_logs", sql);
  }

  private static void create(String table) throws Exception {
    assertDone(server.post("/v3/table/create/web_logs/" + table + "/log"));
  }

  private static byte[] one(long time) {
    return Records.gzip(Stream.of(Records.record(time, "name", "n")));
  }

  @Test
  void databasesAreListedWhereverTheyAre() throws Exception {
    assertDone(server.post("/v3/database/create/here"));
    assertThat(server.get("/v3/database/list").body())
        .contains("\"name\":\"web_logs\",\"count\":null", "\"name\":\"here\",\"count\":0");
    assertThat(server.post("/v3/database/create/web_logs").status()).isEqualTo(409);
    Answer missing = server.get("/v3/table/list/not_made");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.body()).contains("not_made");
  }

  @Test
  void tablesAreMadeShownChangedAndDeleted() throws Exception {
    create("visits");
    assertThat(server.post("/v3/table/create/web_logs/visits/log").status()).isEqualTo(409);
    assertDone(
        server.post(
            "/v3/table/append-schema/web_logs/visits",
            "schema",
            "[[\"page\",\"string\"],[\"ms\",\"long\"],[\"tags\",\"array<string>\"]]"));
    assertThat(server.get("/v3/table/show/web_logs/visits").body())
        .contains("[[\\\"page\\\",\\\"string\\\"],[\\\"ms\\\",\\\"long\\\"]")
        .contains("[\\\"tags\\\",\\\"array<string>\\\"]]", "\"count\":null");
    create("others");
    assertDone(server.post("/v3/table/swap/web_logs/visits/others"));
    assertThat(server.get("/v3/table/show/web_logs/others").body()).contains("page");
    assertThat(server.post("/v3/table/rename/web_logs/visits/others").status()).isEqualTo(409);
    assertDone(server.post("/v3/table/rename/web_logs/visits/others", "overwrite", "true"));
    assertThat(server.get("/v3/table/list/web_logs").body()).doesNotContain("\"visits\"", "_to_be");
    assertThat(server.get("/v3/table/show/web_logs/others").body()).doesNotContain("page");
    assertDone(
        server.post("/v3/table/change_database/web_logs/others", "dest_database_name", "archive"));
    assertDone(server.post("/v3/table/delete/archive/others"));
    assertThat(server.post("/v3/table/delete/archive/others").status()).isEqualTo(404);
  }

  @Test
  void recordsOfEveryKindAreImportedOnce() throws Exception {
    create("people");
    byte[] records =
        Records.gzip(
            Stream.of(
                Records.record(10, "name", "O'Hara, 日本", "n", 1L << 40, "x", 0.1, "ok", true),
                Records.record(
                    20,
                    "name",
                    ValueFactory.newNil(),
                    "x",
                    Double.NaN,
                    "attributes",
                    Map.of("a", 1))));
    assertDone(imported("people", "first", records));
    assertDone(imported("people", "first", records));
    assertThat(rows("SELECT * FROM people ORDER BY time"))
        .containsExactly(
            "[10,\"O'Hara, 日本\",1099511627776,0.1,\"true\",null]",
            "[20,null,null,\"NaN\",null,\"{\\\"a\\\":1}\"]");
    assertThat(imported("nosuch", "first", records).status()).isEqualTo(404);
  }

  @Test
  void recordsGoIntoColumnsOfTrinosOwnTypes() throws Exception {
    rows(
        "CREATE TABLE own (time bigint, code char(3), price decimal(10, 2), at timestamp(3),"
            + " doc json, ok boolean, flags array(boolean), place row(x integer), raw varbinary)");
    byte[] record =
        Records.gzip(
            Stream.of(
                Records.record(
                    1,
                    "code",
                    "ab",
                    "price",
                    "12345678.90",
                    "at",
                    "2026-02-28 23:59:59.999",
                    "doc",
                    Map.of("a", 1),
                    "ok",
                    true,
                    "flags",
                    ValueFactory.newArray(ValueFactory.newBoolean(false), ValueFactory.newNil()),
                    "place",
                    Map.of("x", 7),
                    "raw",
                    "é")));
    assertDone(imported("own", "first", record));
    assertThat(
            rows(
                "SELECT code, cast(price AS varchar), cast(at AS varchar),"
                    + " json_extract_scalar(doc, '$.a'), ok, flags[1], flags[2], place.x, to_hex(raw)"
                    + " FROM own"))
        .containsExactly(
            "[\"ab \",\"12345678.90\",\"2026-02-28 23:59:59.999\",\"1\",true,false,null,7,\"C3A9\"]");
    byte[] tooLong = Records.gzip(Stream.of(Records.record(2, "code", "abcd")));
    Answer refused = imported("own", "second", tooLong);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Cannot truncate non-space characters");
    assertThat(rows("SELECT count(*) FROM own")).containsExactly("[1]");
  }

  @Test
  void moreRecordsThanOneStatementHoldsAreAddedAtOnce() throws Exception {
    create("many");
    byte[] records =
        Records.gzip(
            IntStream.range(0, 30_000)
                .mapToObj(i -> Records.record(i, "name", "somebody with the number " + i)));
    assertDone(imported("many", "large", records));
    assertThat(rows("SELECT count(*), sum(time), max(name) FROM many"))
        .containsExactly("[30000,449985000,\"somebody with the number 9999\"]");
    assertThat(server.get("/v3/table/list/web_logs").body()).doesNotContain("_import_");
  }

  @Test
  void anImportInPartsIsPerformedAndCommitted() throws Exception {
    create("bulk");
    assertDone(server.post("/v3/bulk_import/create/nightly/web_logs/bulk"));
    assertDone(server.put("/v3/bulk_import/upload_part/nightly/one", one(1)));
    assertDone(server.put("/v3/bulk_import/upload_part/nightly/two", one(2)));
    assertDone(server.post("/v3/bulk_import/freeze/nightly"));
    assertDone(server.post("/v3/bulk_import/perform/nightly"));
    String shown;
    do {
      shown = server.get("/v3/bulk_import/show/nightly").body();
    } while (shown.contains("\"performing\""));
    assertThat(shown).contains("\"status\":\"ready\"", "\"valid_records\":2");
    assertDone(server.post("/v3/bulk_import/commit/nightly"));
    assertThat(rows("SELECT * FROM bulk ORDER BY time")).containsExactly("[1,\"n\"]", "[2,\"n\"]");
  }

  /// What Digdag's `insert_into` does.
  @Test
  void whatIsInsertedIntoATableThatWasJustCreatedMakesItsColumns() throws Exception {
    create("daily");
    assertDone(server.get("/v3/table/list/web_logs"));
    String insert =
        "-- task_name: +daily\nINSERT INTO \"daily\"\nSELECT name, regionkey, comment"
            + " FROM tpch.tiny.nation WHERE nationkey < 2";
    rows(insert);
    rows("INSERT INTO daily SELECT 'x' AS name, BIGINT '7' AS regionkey, 5 AS time;");
    assertThat(rows("SELECT name, regionkey, time > 5 FROM daily ORDER BY name"))
        .containsExactly("[\"ALGERIA\",0,true]", "[\"ARGENTINA\",1,true]", "[\"x\",7,false]");
  }

  @Test
  void whatACatalogCannotDoIsSaid() throws Exception {
    create("hours");
    assertDone(imported("hours", "first", one(0)));
    assertDone(imported("hours", "second", one(7200)));
    assertThat(server.get("/v3/table/tail/web_logs/hours?count=1").status()).isEqualTo(200);
    Answer begun = server.post("/v3/table/partialdelete/web_logs/hours", "from", "0", "to", "3600");
    String job = begun.body().replaceAll(".*\"job_id\":\"(\\d+)\".*", "$1");
    String shown;
    do {
      shown = server.get("/v3/job/show/" + job).body();
    } while (shown.contains("\"end_at\":null"));
    assertThat(shown)
        .contains("\"status\":\"error\"", "DELETE FROM \\\"served\\\".\\\"hours\\\"")
        .contains("This connector does not support modifying table rows");
    assertThat(rows("SELECT time FROM hours ORDER BY 1")).containsExactly("[0]", "[7200]");
  }

  @Test
  void anImportWhoseLastAnswerIsLostHasSucceeded() throws Exception {
    create("lost");
    relay.lose(Relay.Loss.LAST_ANSWER);
    Answer answer = imported("lost", "first", one(1));
    relay.lose(Relay.Loss.NOTHING);
    assertDone(answer);
    assertDone(imported("lost", "first", one(1)));
    assertThat(rows("SELECT count(*) FROM lost")).containsExactly("[1]");
  }

  @Test
  void anImportOfWhichNothingWasHeardIsNotDoneTwice() throws Exception {
    create("unheard");
    relay.lose(Relay.Loss.LAST_ANSWER_AND_HISTORY);
    Answer answer = imported("unheard", "first", one(1));
    relay.lose(Relay.Loss.NOTHING);
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertDone(imported("unheard", "first", one(1)));
    assertThat(rows("SELECT count(*) FROM unheard")).containsExactly("[1]");
  }

  @Test
  void anImportOfWhichTrinoDoesNotTellIsRefused() throws Exception {
    create("untold");
    relay.lose(Relay.Loss.ALL_ANSWERS);
    assertThat(imported("untold", "first", one(1)).status()).isEqualTo(503);
    Answer answer = imported("untold", "first", one(1));
    relay.lose(Relay.Loss.NOTHING);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).contains("was interrupted while its rows were being added");
    assertDone(imported("untold", "second", one(1)));
  }
}
