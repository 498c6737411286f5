package io.kartero.server.td;

import io.kartero.server.account.Accounts;
import io.kartero.server.account.ApiKeys;
import io.kartero.server.connection.Connections;
import io.kartero.server.connection.Destinations;
import io.kartero.server.database.BulkImports;
import io.kartero.server.database.Databases;
import io.kartero.server.database.Imports;
import io.kartero.server.database.Tables;
import io.kartero.server.job.BulkPerformances;
import io.kartero.server.job.Jobs;
import io.kartero.server.job.QueryPlaces;
import io.kartero.server.schedule.Backfills;
import io.kartero.server.schedule.Schedules;
import jakarta.servlet.MultipartConfigElement;
import java.time.InstantSource;
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
  JobView jobView(
      Jobs jobs,
      Accounts accounts,
      Destinations destinations,
      InstantSource clock,
      JsonMapper json) {
    return new JobView(jobs, accounts, destinations, clock, json);
  }

  @Bean
  JobApi jobApi(
      Jobs jobs, Databases databases, QueryPlaces places, Destinations destinations, JobView view) {
    return new JobApi(jobs, new QueryDatabases(databases, places), new Targets(destinations), view);
  }

  @Bean
  JobResultApi jobResultApi(Jobs jobs) {
    return new JobResultApi(jobs);
  }

  @Bean
  AccountApi accountApi(Accounts accounts, Databases databases, Tables tables) {
    return new AccountApi(accounts, databases, tables);
  }

  @Bean
  DatabaseApi databaseApi(Databases databases) {
    return new DatabaseApi(databases);
  }

  @Bean
  TableApi tableApi(Tables tables, JsonMapper json) {
    return new TableApi(tables, json);
  }

  @Bean
  PartialDeleteApi partialDeleteApi(Tables tables, Jobs jobs) {
    return new PartialDeleteApi(tables, jobs);
  }

  @Bean
  ImportApi importApi(Imports imports) {
    return new ImportApi(imports);
  }

  @Bean
  BulkImportApi bulkImportApi(BulkImports imports, BulkPerformances performances) {
    return new BulkImportApi(imports, performances);
  }

  @Bean
  ScheduleApi scheduleApi(
      Schedules schedules,
      Backfills backfills,
      Databases databases,
      QueryPlaces places,
      Jobs jobs,
      Accounts accounts,
      Destinations destinations,
      JobView jobView) {
    ScheduleView view = new ScheduleView(accounts, destinations);
    return new ScheduleApi(
        schedules, backfills, new QueryDatabases(databases, places), jobs, view, jobView);
  }

  @Bean
  FederatedQueryApi federatedQueryApi() {
    return new FederatedQueryApi();
  }

  @Bean
  BeyondApi beyondApi(Schedules schedules, Connections connections) {
    return new BeyondApi(schedules, connections);
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
