package io.kartero;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The directions of ARCHITECTURE.md. Maven guards the modules; this guards the packages in them.
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/testing/"))
          .importPackages("io.kartero");

  @ParameterizedTest
  @CsvSource({
    "rows, ''",
    "query, 'rows'",
    "query.td, ''",
    "query.sql, ''",
    "query.duckdb, 'rows query query.sql query.td'",
    "query.trino, 'rows query query.sql query.td'",
    "query.engines, 'query query.trino'",
    "query.jdbc, 'rows query'",
    "export.encode, 'rows'",
    "export.compress, ''",
    "export.pgp, ''",
    "export.bucket, ''",
    "export.settings, 'export.encode export.compress export.pgp export.bucket'",
    "export.check, 'rows export.encode export.compress export.settings'",
    "export.pipeline, 'rows export.encode export.compress export.bucket'",
    "export, 'rows export.encode export.compress export.pgp export.bucket export.settings "
        + "export.check export.pipeline'",
  })
  void aPackageKnowsOnlyWhatItBuildsOn(String name, String buildsOn) {
    String[] allowed =
        Stream.concat(Stream.of(name), Stream.of(buildsOn.split(" ")))
            .map(each -> "io.kartero." + each)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.kartero." + name)
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are Kartero's, outside " + buildsOn,
                type ->
                    type.getPackageName().startsWith("io.kartero")
                        && !Stream.of(allowed).anyMatch(type.getPackageName()::equals)))
        .check(PRODUCT);
  }

  @ParameterizedTest
  @CsvSource({
    "org.bouncycastle.., export.pgp",
    "io.airlift.., export.compress query.trino",
    "io.trino.., query.trino",
    "okhttp3.., query.trino",
    "com.google.common.., query.trino",
    "org.apache.commons.compress.., export.compress",
    "org.duckdb.., query.duckdb",
    "java.sql.., query.jdbc",
    "picocli.., cli",
  })
  void aVendorStaysInItsRooms(String vendor, String rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Arrays.stream(rooms.split(" ", -1)).map("io.kartero."::concat).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(vendor)
        .check(PRODUCT);
  }

  @Test
  void bucketsAloneSpeakHttpByHand() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.kartero.export.bucket")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.HttpURLConnection")
        .check(PRODUCT);
  }

  @Test
  void memoryOutsideTheHeapIsReadInThreePlaces() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.kartero.rows", "io.kartero.query.duckdb", "io.kartero.export.encode")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.foreign..")
        .check(PRODUCT);
  }

  @Test
  void packagesFormNoCycle() {
    SlicesRuleDefinition.slices()
        .matching("io.kartero.(**)")
        .should()
        .beFreeOfCycles()
        .check(PRODUCT);
  }

  @Test
  void namesSayWhatAThingIs() {
    classes()
        .should()
        .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Processor)(\\$.*)?")
        .check(PRODUCT);
  }
}
