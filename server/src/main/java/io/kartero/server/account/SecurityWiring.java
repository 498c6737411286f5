package io.kartero.server.account;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import tools.jackson.databind.json.JsonMapper;

/// The chain that every request passes: without a key there is no answer, but for the few paths
/// that are listed here.
@Configuration(proxyBeanMethods = false)
class SecurityWiring {
  private static final String CONTENT_POLICY =
      "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

  @Bean
  Refusals refusals(JsonMapper json) {
    return new Refusals(json);
  }

  @Bean
  SecurityFilterChain securityFilterChain(HttpSecurity http, ApiKeys keys, Refusals refusals) {
    return http.authorizeHttpRequests(requests ->
            requests
                // The second half of a request that was let pass.
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/v3/system/server_status", "/health")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/v3/user/authenticate")
                .permitAll()
                .anyRequest()
                .authenticated())
        .addFilterBefore(new ApiKeyFilter(keys), AuthorizationFilter.class)
        .exceptionHandling(
            failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // There is no cookie that a foreign page could make a browser send.
        .csrf(csrf -> csrf.disable())
        .httpBasic(basic -> basic.disable())
        .formLogin(form -> form.disable())
        .logout(logout -> logout.disable())
        .requestCache(cache -> cache.disable())
        .headers(
            headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY)))
        .build();
  }

  /// Names in paths may hold any character: clients send them percent-encoded, and no path here is
  /// a file's.
  @Bean
  StrictHttpFirewall httpFirewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedPeriod(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowBackSlash(true);
    firewall.setAllowSemicolon(true);
    return firewall;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
    return factory ->
        factory.addConnectorCustomizers(connector -> {
          connector.setEncodedSolidusHandling("passthrough");
          connector.setEncodedReverseSolidusHandling("passthrough");
        });
  }
}
