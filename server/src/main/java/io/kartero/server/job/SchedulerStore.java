package io.kartero.server.job;

import org.springframework.jdbc.core.simple.JdbcClient;

/// What Kartero itself changes in db-scheduler's table.
final class SchedulerStore {
  private final JdbcClient jdbc;

  SchedulerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Frees what a server of this name had in hand when it ended. Only one that has just started may
  /// do so: its name is its home's, and a home has one server.
  int freeAllOf(String node) {
    return freeAllOf(node, Schedulers.JOBS_TABLE) + freeAllOf(node, "scheduled_tasks");
  }

  private int freeAllOf(String node, String table) {
    return jdbc.sql(
            "update "
                + table
                + """
                 set picked = false, picked_by = null, last_heartbeat = null,
                  version = version + 1
                where picked = true and picked_by = :node
                """)
        .param("node", node)
        .update();
  }
}
