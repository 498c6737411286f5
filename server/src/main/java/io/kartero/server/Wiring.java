package io.kartero.server;

import io.kartero.server.account.AccountWiring;
import io.kartero.server.connection.ConnectionWiring;
import io.kartero.server.database.DatabaseWiring;
import io.kartero.server.job.JobWiring;
import io.kartero.server.notify.NotifyWiring;
import io.kartero.server.platform.PlatformWiring;
import io.kartero.server.schedule.ScheduleWiring;
import io.kartero.server.td.TdWiring;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// How the product is put together: every feature names its beans in a class of its own, and each
/// of those is listed here. Nothing is found by scanning.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  PlatformWiring.class,
  AccountWiring.class,
  ConnectionWiring.class,
  DatabaseWiring.class,
  JobWiring.class,
  ScheduleWiring.class,
  NotifyWiring.class,
  TdWiring.class
})
class Wiring {}
