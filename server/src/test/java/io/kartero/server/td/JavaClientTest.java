package io.kartero.server.td;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.treasuredata.client.TDClient;
import com.treasuredata.client.TDClientHttpConflictException;
import com.treasuredata.client.TDClientHttpNotFoundException;
import com.treasuredata.client.TDClientHttpUnauthorizedException;
import com.treasuredata.client.model.TDBulkImportSession;
import com.treasuredata.client.model.TDBulkImportSession.ImportStatus;
import com.treasuredata.client.model.TDColumn;
import com.treasuredata.client.model.TDColumnType;
import com.treasuredata.client.model.TDDatabase;
import com.treasuredata.client.model.TDExportResultJobRequest;
import com.treasuredata.client.model.TDImportResult;
import com.treasuredata.client.model.TDJob;
import com.treasuredata.client.model.TDJob.Status;
import com.treasuredata.client.model.TDJobList;
import com.treasuredata.client.model.TDJobRequest;
import com.treasuredata.client.model.TDJobRequestBuilder;
import com.treasuredata.client.model.TDPartialDeleteJob;
import com.treasuredata.client.model.TDResultFormat;
import com.treasuredata.client.model.TDSavedQuery;
import com.treasuredata.client.model.TDSavedQueryHistory;
import com.treasuredata.client.model.TDSavedQueryStartRequest;
import com.treasuredata.client.model.TDTable;
import com.treasuredata.client.model.TDUser;
import io.kartero.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// td-client-java 1.1.1 against the running server, through every call that the contract has; that
/// makes it long.
class JavaClientTest {
  private static final String CONNECTION = "karte_of_java";
  private static final String SETTINGS =
      "{\"type\":\"karte\",\"bucket\":\"javabucket\",\"path_prefix\":\"default.csv\"}";

  private static TestServer server;
  private static TDClient client;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    Path buckets = Files.createDirectory(folder.resolve("buckets"));
    Files.createDirectory(buckets.resolve("javabucket"));
    server =
        TestServer.start(
            folder.resolve("home"), Map.of("KARTERO_BUCKET_FOLDER", buckets.toString()));
    client = JavaClient.of(server);
    server.post("/v3/result/create/" + CONNECTION, "url=" + SETTINGS);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Test
  void knowsWhoItIs() {
    assertThat(client.serverStatus()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(client.validateApiKey().isAdministrator()).isTrue();
    TDUser me = client.getUser();
    assertThat(me.getEmail()).isEqualTo(TestServer.ADMIN_EMAIL);
    assertThat(client.listUsers().getUsers()).extracting(TDUser::getId).containsExactly(me.getId());
  }

  @Test
  void signsInWithAPassword() {
    TDClient signedIn = client.authenticate(TestServer.ADMIN_EMAIL, TestServer.ADMIN_PASSWORD);
    assertThat(signedIn.getUser().getEmail()).isEqualTo(TestServer.ADMIN_EMAIL);
    assertThatThrownBy(() -> client.authenticate(TestServer.ADMIN_EMAIL, "wrong"))
        .isInstanceOf(TDClientHttpUnauthorizedException.class);
  }

  @Test
  void isRefusedWithoutAValidKey() {
    TDClient stranger = JavaClient.of(server, "1/" + "0".repeat(40));
    assertThatThrownBy(stranger::listDatabases)
        .isInstanceOf(TDClientHttpUnauthorizedException.class);
  }

  @Test
  void managesDatabases() {
    client.createDatabase("java_databases");
    assertThatThrownBy(() -> client.createDatabase("java_databases"))
        .isInstanceOf(TDClientHttpConflictException.class);
    client.createDatabaseIfNotExists("java_databases");
    assertThat(client.existsDatabase("java_databases")).isTrue();
    assertThat(client.listDatabaseNames()).contains("java_databases");
    TDDatabase shown = client.showDatabase("java_databases");
    assertThat(shown.getPermission()).isEqualTo("administrator");
    client.deleteDatabase("java_databases");
    client.deleteDatabaseIfExists("java_databases");
    assertThatThrownBy(() -> client.showDatabase("java_databases"))
        .isInstanceOf(TDClientHttpNotFoundException.class);
  }

  @Test
  void managesTables() {
    client.createDatabase("java_tables");
    client.createTable("java_tables", "first");
    client.createTableIfNotExists("java_tables", "first");
    client.updateTableSchema(
        "java_tables",
        "first",
        List.of(new TDColumn("id", TDColumnType.LONG), new TDColumn("name", TDColumnType.STRING)));
    client.appendTableSchema(
        "java_tables", "first", List.of(new TDColumn("score", TDColumnType.DOUBLE)));
    TDTable shown = client.showTable("java_tables", "first");
    assertThat(shown.getSchema())
        .extracting(TDColumn::getName)
        .containsExactly("id", "name", "score");
    assertThat(shown.getSchema())
        .extracting(TDColumn::getType)
        .containsExactly(TDColumnType.LONG, TDColumnType.STRING, TDColumnType.DOUBLE);
    client.createTable("java_tables", "second");
    client.swapTables("java_tables", "first", "second");
    assertThat(client.showTable("java_tables", "first").getSchema()).isEmpty();
    client.renameTable("java_tables", "second", "third");
    client.renameTable("java_tables", "third", "first", true);
    assertThat(client.listTables("java_tables"))
        .extracting(TDTable::getName)
        .containsExactly("first");
    assertThat(client.tableDistribution("java_tables", "first")).isEmpty();
    client.deleteTable("java_tables", "first");
    client.deleteTableIfExists("java_tables", "first");
    assertThat(client.existsTable("java_tables", "first")).isFalse();
  }

  @Test
  void importsRowsOnceForEachId() {
    client.createDatabase("java_imports");
    client.createTable("java_imports", "rows");
    byte[] part =
        JavaClient.part(
            new Object[] {"time", 1_700_000_000, "id", 1, "name", "日本語"},
            new Object[] {"time", 1_700_000_060, "id", 2, "name", "b"});
    TDImportResult once = client.importBytes("java_imports", "rows", part);
    assertThat(once.getDatabaseName()).isEqualTo("java_imports");
    client.importBytes("java_imports", "rows", part, "unique-1");
    client.importBytes("java_imports", "rows", part, "unique-1");
    String job =
        client.submit(
            TDJobRequest.newPrestoQuery("java_imports", "SELECT count(*), max(name) FROM rows"));
    assertThat(JavaClient.finished(client, job).getStatus()).isEqualTo(Status.SUCCESS);
    assertThat(new String(JavaClient.result(client, job, TDResultFormat.JSON), UTF_8))
        .isEqualTo("[4,\"日本語\"]\n");
  }

  @Test
  void runsAQueryAndReadsItsResultInEveryFormat() {
    client.createDatabase("java_queries");
    String job =
        client.submit(
            TDJobRequest.newHiveQuery(
                "java_queries",
                "SELECT 1 AS id, 'a,b' AS name UNION ALL SELECT 2, NULL ORDER BY 1"));
    TDJob info = JavaClient.finished(client, job);
    assertThat(info.getStatus()).isEqualTo(Status.SUCCESS);
    assertThat(info.getType()).isEqualTo(TDJob.Type.HIVE);
    assertThat(info.getNumRecords()).isEqualTo(2);
    assertThat(info.getResultSchema())
        .hasValueSatisfying(
            schema -> assertThat(schema).contains("[\"id\",").contains("[\"name\","));
    assertThat(new String(JavaClient.result(client, job, TDResultFormat.CSV), UTF_8))
        .isEqualToNormalizingNewlines("1,\"a,b\"\n2,\n");
    assertThat(new String(JavaClient.result(client, job, TDResultFormat.TSV), UTF_8))
        .isEqualToNormalizingNewlines("1\ta,b\n2\t\n");
    assertThat(new String(JavaClient.result(client, job, TDResultFormat.JSON), UTF_8))
        .isEqualTo("[1,\"a,b\"]\n[2,null]\n");
    byte[] msgpack = JavaClient.result(client, job, TDResultFormat.MESSAGE_PACK);
    assertThat(msgpack).asHexString().isEqualTo("9201A3612C629202C0");
    assertThat(BareHttp.gunzip(JavaClient.result(client, job, TDResultFormat.MESSAGE_PACK_GZ)))
        .isEqualTo(msgpack);
  }

  @Test
  void adoptsTheJobThatHasItsDomainKey() {
    client.createDatabase("java_keys");
    TDJobRequestBuilder request =
        new TDJobRequestBuilder()
            .setDatabase("java_keys")
            .setType("trino")
            .setQuery("SELECT 1")
            .setDomainKey("java-key");
    String job = client.submit(request.createTDJobRequest());
    assertThatThrownBy(() -> client.submit(request.createTDJobRequest()))
        .isInstanceOfSatisfying(
            TDClientHttpConflictException.class,
            conflict -> assertThat(conflict.getConflictsWith()).hasValue(job));
    assertThat(client.jobStatusByDomainKey("java-key").getJobId()).isEqualTo(job);
    assertThat(JavaClient.finished(client, job).getType()).isEqualTo(TDJob.Type.PRESTO);
  }

  @Test
  void saysWhyAQueryFailed() {
    client.createDatabase("java_failures");
    String job = client.submit(TDJobRequest.newPrestoQuery("java_failures", "SELECT nothing"));
    TDJob info = JavaClient.finished(client, job);
    assertThat(info.getStatus()).isEqualTo(Status.ERROR);
    assertThat(info.getStdErr()).contains("nothing");
    assertThatThrownBy(() -> JavaClient.result(client, job, TDResultFormat.MESSAGE_PACK_GZ))
        .isInstanceOf(TDClientHttpNotFoundException.class);
  }

  @Test
  void listsAndKillsJobs() {
    client.createDatabase("java_jobs");
    String job = client.submit(TDJobRequest.newPrestoQuery("java_jobs", "SELECT 1"));
    JavaClient.finished(client, job);
    client.killJob(job);
    TDJobList newest = client.listJobs(0, 0);
    assertThat(newest.getJobs()).hasSize(1);
    assertThat(client.listJobs().getJobs()).extracting(TDJob::getJobId).contains(job);
    assertThatThrownBy(() -> client.jobInfo("999999"))
        .isInstanceOf(TDClientHttpNotFoundException.class);
  }

  @Test
  void deliversThroughASavedConnection() throws IOException {
    client.createDatabase("java_exports");
    long connection = client.lookupConnection(CONNECTION);
    String job =
        client.submit(
            new TDJobRequestBuilder()
                .setDatabase("java_exports")
                .setType(TDJob.Type.PRESTO)
                .setQuery("SELECT 1 AS id")
                .setResultConnectionId(connection)
                .setResultConnectionSettings("{\"path_prefix\":\"saved.csv\"}")
                .createTDJobRequest());
    assertThat(JavaClient.finished(client, job).getStatus()).isEqualTo(Status.SUCCESS);
    assertThat(delivered("saved.csv")).isEqualTo("id\r\n1\r\n");
    String again =
        client.submitResultExportJob(
            TDExportResultJobRequest.builder()
                .jobId(job)
                .resultConnectionId(Long.toString(connection))
                .resultConnectionSettings("{\"path_prefix\":\"again.csv\"}")
                .build());
    assertThat(JavaClient.finished(client, again).getStatus()).isEqualTo(Status.SUCCESS);
    assertThat(delivered("again.csv")).isEqualTo("id\r\n1\r\n");
    assertThatThrownBy(() -> client.lookupConnection("nope"))
        .isInstanceOf(TDClientHttpNotFoundException.class);
  }

  @Test
  void managesSavedQueries() {
    client.createDatabase("java_schedules");
    TDSavedQuery saved =
        client.saveQuery(
            TDSavedQuery.newBuilder(
                    "java query/日本.語",
                    TDJob.Type.PRESTO,
                    "java_schedules",
                    "SELECT 1",
                    "Asia/Tokyo")
                .setCron("0 * * * *")
                .setDelay(10)
                .setPriority(1)
                .setRetryLimit(2)
                .setResult(SETTINGS)
                .build());
    assertThat(saved.getName()).isEqualTo("java query/日本.語");
    assertThat(saved.getPriority()).isEqualTo(1);
    TDSavedQuery updated =
        client.updateSavedQuery(
            saved.getName(),
            TDSavedQuery.newUpdateRequestBuilder()
                .setQuery("SELECT 2")
                .setName("java_query")
                .build());
    assertThat(updated.getQuery()).isEqualTo("SELECT 2");
    assertThat(updated.getCron()).isEqualTo("0 * * * *");
    assertThat(client.listSavedQueries()).extracting(TDSavedQuery::getName).contains("java_query");
    Date time = Date.from(Instant.parse("2024-01-01T00:00:00Z"));
    String byName = client.startSavedQuery("java_query", time);
    assertThat(JavaClient.finished(client, byName).getStatus()).isEqualTo(Status.SUCCESS);
    String byId = client.startSavedQuery(Long.parseLong(saved.getId()), time);
    String byKey =
        client.startSavedQuery(
            TDSavedQueryStartRequest.builder()
                .name("java_query")
                .scheduledTime(time)
                .domainKey("java-run")
                .build());
    assertThat(List.of(byName, byId, byKey)).doesNotHaveDuplicates();
    TDSavedQueryHistory history = client.getSavedQueryHistory("java_query");
    assertThat(history.getHistory()).extracting(TDJob::getJobId).contains(byName, byId, byKey);
    assertThat(client.getSavedQueryHistory("java_query", 0L, 1L).getHistory()).hasSize(1);
    assertThat(client.deleteSavedQuery("java_query").getName()).isEqualTo("java_query");
    assertThatThrownBy(() -> client.deleteSavedQuery("java_query"))
        .isInstanceOf(TDClientHttpNotFoundException.class);
  }

  @Test
  void importsInBulk() throws IOException {
    client.createDatabase("java_bulk");
    client.createTable("java_bulk", "rows");
    client.createBulkImportSession("java_session", "java_bulk", "rows");
    Path part = folder.resolve("part.msgpack.gz");
    Files.write(part, JavaClient.part(new Object[] {"time", 1_700_000_000, "id", 7}));
    client.uploadBulkImportPart("java_session", "part_1", part.toFile());
    assertThat(client.listBulkImportParts("java_session")).containsExactly("part_1");
    client.freezeBulkImportSession("java_session");
    client.unfreezeBulkImportSession("java_session");
    client.freezeBulkImportSession("java_session");
    client.performBulkImportSession("java_session");
    TDBulkImportSession performed = client.getBulkImportSession("java_session");
    JavaClient.finished(client, performed.getJobId());
    performed = client.getBulkImportSession("java_session");
    assertThat(performed.getStatus()).isEqualTo(ImportStatus.READY);
    assertThat(performed.getValidRecords()).isEqualTo(1);
    client.commitBulkImportSession("java_session");
    assertThat(client.listBulkImportSessions())
        .extracting(TDBulkImportSession::getName)
        .contains("java_session");
    client.deleteBulkImportSession("java_session");
    String job = client.submit(TDJobRequest.newPrestoQuery("java_bulk", "SELECT id FROM rows"));
    JavaClient.finished(client, job);
    assertThat(new String(JavaClient.result(client, job, TDResultFormat.CSV), UTF_8).strip())
        .isEqualTo("7");
  }

  @Test
  void deletesTheRowsOfSomeHours() throws IOException {
    client.createDatabase("java_partial");
    String made =
        client.submit(
            TDJobRequest.newPrestoQuery(
                "java_partial", "CREATE TABLE hours AS SELECT range * 1800 AS time FROM range(6)"));
    JavaClient.finished(client, made);
    TDPartialDeleteJob deleted = client.partialDelete("java_partial", "hours", 3600, 7200);
    assertThat(JavaClient.finished(client, deleted.getJobId()).getStatus())
        .isEqualTo(Status.SUCCESS);
    String rest = client.submit(TDJobRequest.newPrestoQuery("java_partial", "FROM hours"));
    JavaClient.finished(client, rest);
    assertThat(new String(JavaClient.result(client, rest, TDResultFormat.CSV), UTF_8))
        .isEqualToNormalizingNewlines("0\n1800\n7200\n9000\n");
    assertThatThrownBy(() -> client.partialDelete("java_partial", "nope", 0, 3600))
        .isInstanceOf(TDClientHttpNotFoundException.class);
    assertThat(server.post("/v3/table/partialdelete/java_partial/hours", "from=0&to=10").body())
        .contains("to: is 10 (whole hours are accepted: a multiple of 3600)");
  }

  @Test
  void isToldPlainlyWhatKarteroHasNot() {
    assertThat(client.getFederatedQueryConfigs()).isEmpty();
    assertThatThrownBy(() -> client.startBulkLoadSession("nope"))
        .isInstanceOf(TDClientHttpNotFoundException.class)
        .hasMessageContaining("does not exist");
  }

  private static String delivered(String name) throws IOException {
    return Files.readString(folder.resolve("buckets/javabucket").resolve(name));
  }
}
