package io.kartero.server;

import io.kartero.server.account.FirstAdministrator;
import io.kartero.server.account.FirstAdministrator.Credentials;
import io.kartero.server.platform.HomeLock;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// The running service.
public final class Server implements AutoCloseable {
  private final HomeLock home;
  private final ConfigurableApplicationContext context;
  private final Optional<Credentials> newAdministrator;

  private Server(
      HomeLock home,
      ConfigurableApplicationContext context,
      Optional<Credentials> newAdministrator) {
    this.home = home;
    this.context = context;
    this.newAdministrator = newAdministrator;
  }

  /// @throws io.kartero.server.platform.HomeInUse when another server uses the home
  static Server start(KarteroSettings settings, InstantSource clock) {
    HomeLock home = HomeLock.take(settings.server().home());
    try {
      ConfigurableApplicationContext context = run(settings, clock);
      return new Server(home, context, context.getBean(FirstAdministrator.class).ensure());
    } catch (RuntimeException | Error failure) {
      home.close();
      throw failure;
    }
  }

  private static ConfigurableApplicationContext run(KarteroSettings settings, InstantSource clock) {
    SpringApplication application = new SpringApplication(Wiring.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setEnvironment(environment(settings));
    application.addInitializers(
        context -> register((GenericApplicationContext) context, settings, clock));
    return application.run();
  }

  private static void register(
      GenericApplicationContext context, KarteroSettings settings, InstantSource clock) {
    context.registerBean("clock", InstantSource.class, () -> clock);
    settings.records().forEach(each -> register(context, each));
  }

  @SuppressWarnings("unchecked")
  private static void register(GenericApplicationContext context, Record settings) {
    context.registerBean((Class<Record>) settings.getClass(), () -> settings);
  }

  /// Spring sees what is set here and in `application.properties`, and nothing else: no variable or
  /// file that happens to be around.
  private static StandardEnvironment environment(KarteroSettings settings) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("spring.config.location", "classpath:/application.properties");
    properties.put("server.address", settings.server().host());
    properties.put("server.port", settings.server().port());
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", settings.server().grace());
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    environment
        .getPropertySources()
        .remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    environment.getPropertySources().addFirst(new MapPropertySource("kartero", properties));
    return environment;
  }

  int port() {
    return Integer.parseInt(
        Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
  }

  /// What the first start made up and the operator has to be told, once.
  Optional<Credentials> newAdministrator() {
    return newAdministrator;
  }

  /// One part of the service, for tests and commands.
  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// Stops taking requests, lets running ones end within the grace, and gives the home back.
  @Override
  public void close() {
    try {
      context.close();
    } finally {
      home.close();
    }
  }
}
