package io.kartero.server.td;

import io.kartero.server.account.Accounts;
import io.kartero.server.account.ApiKeys;
import io.kartero.server.connection.Connections;
import jakarta.servlet.MultipartConfigElement;
import java.util.List;
import org.apache.catalina.Container;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// The Treasure-Data-shaped API's beans, and what the web server must know for it.
@Configuration(proxyBeanMethods = false)
public class TdWiring {
  @Bean
  JsonAnswers jsonAnswers(JsonMapper json) {
    return new JsonAnswers(json);
  }

  @Bean
  ErrorAnswers errorAnswers(JsonAnswers answers) {
    return new ErrorAnswers(answers);
  }

  @Bean
  WebMvcConfigurer tdMvc(JsonMapper json, JsonAnswers answers) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ParametersReader(json));
      }

      @Override
      public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(answers);
      }
    };
  }

  @Bean
  UserApi userApi(Accounts accounts, ApiKeys keys) {
    return new UserApi(accounts, keys);
  }

  @Bean
  ResultApi resultApi(Connections connections) {
    return new ResultApi(connections);
  }

  @Bean
  SystemApi systemApi() {
    return new SystemApi();
  }

  @Bean
  UnknownApi unknownApi() {
    return new UnknownApi();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatForTd() {
    return factory -> {
      factory.addConnectorCustomizers(
          connector -> connector.setMaxPostSize((int) ParametersReader.LIMIT.toBytes()));
      factory.addContextCustomizers(context -> {
        Container host = context.getParent();
        ((StandardHost) host).setErrorReportValveClass(TomcatErrors.class.getName());
      });
    };
  }

  /// Parts stay in memory, and are parsed where [ParametersReader] asks, so that what is wrong with
  /// them is answered in this API's shape.
  @Bean
  MultipartConfigElement multipartConfig() {
    long limit = ParametersReader.LIMIT.toBytes();
    return new MultipartConfigElement("", limit, limit, (int) limit);
  }

  @Bean
  MultipartResolver multipartResolver() {
    StandardServletMultipartResolver resolver = new StandardServletMultipartResolver();
    resolver.setResolveLazily(true);
    return resolver;
  }
}
