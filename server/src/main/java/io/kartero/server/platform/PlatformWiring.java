package io.kartero.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans that every feature builds on. [ServerSettings] and the clock come from outside.
@Configuration(proxyBeanMethods = false)
public class PlatformWiring {
  @Bean
  HikariDataSource dataSource(ServerSettings settings) {
    return DataSources.open(settings.database());
  }

  @Bean
  SecureRandom random() {
    return new SecureRandom();
  }
}
