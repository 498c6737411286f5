package io.kartero.server.notify;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.kartero.server.job.JobEvents;
import io.kartero.server.schedule.Mailing;
import io.kartero.server.schedule.Schedules;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Mail about scheduled jobs, where a mail server is set.
@Configuration(proxyBeanMethods = false)
public class NotifyWiring {
  @Bean
  Mailing mailing(MailSettings settings) {
    return settings.server().isPresent() ? Mailing.READY : Mailing.NOT_SET_UP;
  }

  @Bean
  MailScheduler mailScheduler(
      MailSettings settings,
      DataSource dataSource,
      JdbcClient jdbc,
      Schedules schedules,
      JobEvents events,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new MailScheduler(
        settings
            .server()
            .map(server -> {
              NotificationStore store = new NotificationStore(jdbc);
              Outbox outbox = new Outbox(store, new Smtp(server), settings.giveUpAfter(), clock);
              Scheduler scheduler = MailQueue.scheduler(dataSource, outbox, clock);
              MailQueue queue = new MailQueue(dataSource);
              queue.wakeWith(scheduler::triggerCheckForDueExecutions);
              Notifications notifications =
                  new Notifications(
                      schedules,
                      new OutcomeStore(jdbc),
                      store,
                      queue,
                      transactions,
                      settings.usual(),
                      clock);
              events.subscribe(notifications::ended);
              return scheduler;
            }));
  }
}
