package io.kartero.server.notify;

import io.kartero.server.job.JobEvents;
import io.kartero.server.schedule.Schedules;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Mail about scheduled jobs, where a mail server is set.
@Configuration(proxyBeanMethods = false)
public class NotifyWiring {
  @Bean
  MailService mailService(
      MailSettings settings,
      DataSource dataSource,
      JdbcClient jdbc,
      Schedules schedules,
      JobEvents events,
      TransactionTemplate transactions,
      InstantSource clock) {
    NotificationStore store = new NotificationStore(jdbc);
    Optional<Outbox> outbox =
        settings
            .server()
            .map(server -> new Outbox(store, new Smtp(server), settings.giveUpAfter(), clock));
    outbox.ifPresent(each -> {
      Notifications notifications =
          new Notifications(
              schedules,
              new OutcomeStore(jdbc),
              store,
              new MailQueue(dataSource),
              transactions,
              settings.usual(),
              clock);
      events.subscribe(notifications::ended);
    });
    return new MailService(outbox.map(each -> MailQueue.scheduler(dataSource, each, clock)));
  }
}
