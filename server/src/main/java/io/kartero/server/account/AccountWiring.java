package io.kartero.server.account;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.transaction.support.TransactionTemplate;

/// Accounts, API keys, and the security chain.
@Configuration(proxyBeanMethods = false)
@Import(SecurityWiring.class)
public class AccountWiring {
  @Bean
  Accounts accounts(JdbcClient jdbc, InstantSource clock) {
    return new Accounts(
        new AccountStore(jdbc),
        PasswordEncoderFactories.createDelegatingPasswordEncoder(),
        new SignInThrottle(clock),
        clock);
  }

  @Bean
  ApiKeys apiKeys(JdbcClient jdbc, SecureRandom random, InstantSource clock) {
    return new ApiKeys(new ApiKeyStore(jdbc), new AccountStore(jdbc), random, clock);
  }

  @Bean
  FirstAdministrator firstAdministrator(
      AccountSettings settings,
      Accounts accounts,
      ApiKeys keys,
      SecureRandom random,
      TransactionTemplate transaction) {
    return new FirstAdministrator(settings, accounts, keys, random, transaction);
  }

  @Bean
  AccountArgument accountArgument() {
    return new AccountArgument();
  }

  /// Keeps Spring Boot from making up a user with a password of its own.
  @Bean
  AuthenticationManager authenticationManager() {
    return authentication -> {
      throw new AuthenticationServiceException("API keys are read by the filter alone");
    };
  }
}
