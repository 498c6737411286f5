package io.kartero.server.schedule;

import io.kartero.server.connection.ConnectionSettings;
import io.kartero.server.connection.ConnectionWiring;
import io.kartero.server.database.DatabaseWiring;
import io.kartero.server.job.JobSettings;
import io.kartero.server.job.JobWiring;
import io.kartero.server.platform.DatabaseSettings;
import io.kartero.server.platform.ServerSettings;
import io.kartero.server.platform.SettableClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The features that schedules stand on, put together as in the product, but without a thread that
/// does anything by itself: tests turn the ticks by hand, and jobs are issued and never run.
public final class Features implements AutoCloseable {
  /// A Wednesday.
  public static final Instant START = Instant.parse("2026-11-25T00:00:00Z");

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final DataSource source;
  private final SettableClock clock;

  private Features(DataSource source, SettableClock clock) {
    this.source = source;
    this.clock = clock;
  }

  public static Features on(DataSource source, Path home) {
    return on(source, home, new SettableClock(START));
  }

  public static Features on(DataSource source, Path home, SettableClock clock) {
    Features features = new Features(source, clock);
    features.start(home);
    return features;
  }

  private void start(Path home) {
    context.registerBean(DataSource.class, () -> source);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
    context.registerBean(
        TransactionTemplate.class,
        () -> new TransactionTemplate(new JdbcTransactionManager(source)));
    context.registerBean(InstantSource.class, () -> clock);
    context.registerBean(SecureRandom.class, () -> new SecureRandom());
    context.registerBean(ServerSettings.class, () -> server(home));
    context.registerBean(
        ConnectionSettings.class,
        () ->
            new ConnectionSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    context.registerBean(JobSettings.class, Features::jobs);
    context.registerBean(
        ScheduleSettings.class,
        () -> new ScheduleSettings(Duration.ofMinutes(5), Duration.ofDays(90)));
    context.registerBean(Mailing.class, () -> Mailing.READY);
    context.register(
        ConnectionWiring.class, DatabaseWiring.class, JobWiring.class, ScheduleWiring.class);
    context.addBeanFactoryPostProcessor(nothingByItself());
    context.refresh();
  }

  private static BeanFactoryPostProcessor nothingByItself() {
    return factory -> {
      for (String name : factory.getBeanDefinitionNames()) {
        factory.getBeanDefinition(name).setLazyInit(true);
      }
      ((BeanDefinitionRegistry) factory).removeBeanDefinition("workers");
    };
  }

  private static ServerSettings server(Path home) {
    return new ServerSettings(
        home,
        "127.0.0.1",
        0,
        Duration.ofSeconds(1),
        new DatabaseSettings("", Optional.empty(), Optional.empty(), 4));
  }

  private static JobSettings jobs() {
    return new JobSettings(
        1,
        Duration.ofSeconds(30),
        Duration.ofMinutes(10),
        3,
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofDays(7),
        Duration.ofDays(90));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public DataSource source() {
    return source;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(source);
  }

  public SettableClock clock() {
    return clock;
  }

  public Schedules schedules() {
    return bean(Schedules.class);
  }

  Ticks ticks() {
    return bean(Ticks.class);
  }

  /// Makes a job end as its worker would, and tells who listens.
  public void end(long job, String state) {
    jdbc()
        .sql("update job set state = :state, ended_at = :now where id = :id")
        .param("state", state)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", job)
        .update();
  }

  /// Fields of a schedule that is right, and others that replace or complete them.
  public static Map<String, String> fields(String... others) {
    Map<String, String> fields = new HashMap<>();
    fields.put("name", "daily");
    fields.put("cron", "10 6 * * *");
    fields.put("timezone", "Asia/Tokyo");
    fields.put("database", "shop");
    fields.put("query", "SELECT 1");
    for (int i = 0; i < others.length; i += 2) {
      fields.put(others[i], others[i + 1]);
    }
    return fields;
  }

  @Override
  public void close() {
    context.close();
  }
}
