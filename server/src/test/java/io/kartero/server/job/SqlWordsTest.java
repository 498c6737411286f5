package io.kartero.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t SELECT 1",
        "-- first\nWITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a",
        "DROP TABLE x; delete from t",
        "SELECT '--'; UPDATE t SET a = 1"
      })
  void whatChangesRowsIsRecognised(String sql) {
    assertThat(SqlWords.changesRows(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 -- INSERT",
        "SELECT 'it''s an INSERT', \"delete\" FROM t /* UPDATE */",
        "DROP TABLE IF EXISTS t; CREATE TABLE t AS SELECT $$MERGE$$",
        "SELECT updated, inserts FROM t"
      })
  void whatOnlyLooksLikeItIsNot(String sql) {
    assertThat(SqlWords.changesRows(sql)).isFalse();
  }
}
