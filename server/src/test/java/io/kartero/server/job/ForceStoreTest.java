package io.kartero.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.kartero.server.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What is on the disk is what a copy of the file holds: a process that is killed leaves no more.
class ForceStoreTest {
  private static final String FILE = "metadata.mv.db";

  @TempDir private Path folder;

  @Test
  void whatACommitBringsIsOnTheDiskAtOnceAlsoWhereItIsForcedBefore() throws IOException {
    try (HikariDataSource database = open(folder)) {
      JdbcClient jdbc = JdbcClient.create(database);
      ForceStore disk = new ForceStore(jdbc, database);
      jdbc.sql("create table forced(i int)").update();
      new TransactionTemplate(new JdbcTransactionManager(database))
          .executeWithoutResult(status -> {
            jdbc.sql("insert into forced values (1)").update();
            disk.force();
          });
      assertThat(rowsOnTheDisk()).isEqualTo(1);
      jdbc.sql("insert into forced values (2)").update();
      disk.force();
      assertThat(rowsOnTheDisk()).isEqualTo(2);
    }
  }

  private long rowsOnTheDisk() throws IOException {
    Path copy = Files.createTempDirectory(folder, "copy");
    Files.write(copy.resolve(FILE), Files.readAllBytes(folder.resolve(FILE)));
    try (HikariDataSource database = open(copy)) {
      return JdbcClient.create(database)
          .sql("select count(*) from forced")
          .query(Long.class)
          .single();
    }
  }

  private static HikariDataSource open(Path home) {
    return (HikariDataSource) TestDatabase.inHome(home);
  }
}
