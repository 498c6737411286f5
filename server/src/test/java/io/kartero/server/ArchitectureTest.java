package io.kartero.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The directions between the server's packages, as ARCHITECTURE.md tells them.
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.kartero.server");

  @ParameterizedTest
  @CsvSource({
    "platform, ''",
    "account, 'platform'",
    "connection, 'platform'",
    "database, 'platform'",
    "job, 'platform connection database'",
    "schedule, 'platform connection job'",
    "notify, 'platform job schedule'",
    "td, 'platform account connection database job schedule'",
  })
  void aFeatureKnowsOnlyWhatItBuildsOn(String name, String buildsOn) {
    String[] allowed =
        Stream.concat(Stream.of(name), Stream.of(buildsOn.split(" ")))
            .map(each -> "io.kartero.server." + each)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.kartero.server." + name + "..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are the server's, outside " + buildsOn,
                type ->
                    type.getPackageName().startsWith("io.kartero.server")
                        && !Stream.of(allowed)
                            .anyMatch(each -> isWithin(type.getPackageName(), each))))
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  private static boolean isWithin(String name, String room) {
    return name.equals(room) || name.startsWith(room + ".");
  }

  @Test
  void httpStaysWhereItIsSpoken() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.kartero.server.td", "io.kartero.server.account", "io.kartero.server.platform")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..")
        .check(PRODUCT);
  }

  @Test
  void onlyStoresSpeakSql() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Store")
        .and()
        .haveSimpleNameNotEndingWith("Wiring")
        .should()
        .callMethod(JdbcClient.class, "sql", String.class)
        .check(PRODUCT);
  }

  @Test
  void keysAreEncryptedInOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.kartero.server.connection")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.crypto.tink..")
        .check(PRODUCT);
  }

  @Test
  void namesSayWhatAThingIs() {
    classes()
        .should()
        .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Processor|Service|Controller)(\\$.*)?")
        .check(PRODUCT);
  }

  @Test
  void timeComesIn() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(PRODUCT);
  }
}
