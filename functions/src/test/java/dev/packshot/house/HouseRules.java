package dev.packshot.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.packshot.http.Endpoint;
import dev.packshot.http.OpenEndpoint;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What holds the house up: who may know whom, and what code of ours does nowhere. */
final class HouseRules {
  /** Every package, in the order in which they may import each other: downwards never. */
  static final List<String> PACKAGES =
      List.of(
          "problem", "id", "gs1", "image", "awsjson", "dynamo", "store", "http", "auth", "photo",
          "session", "upload", "product", "docs", "lambda");

  /** Those that know nothing of the rest. */
  static final List<String> ALONE = List.of("problem", "id", "gs1", "image", "awsjson", "dynamo");

  private HouseRules() {}

  /** A package imports none that stands behind it. */
  static ArchRule importsNothingBehindIt(String name) {
    var behind = PACKAGES.subList(PACKAGES.indexOf(name) + 1, PACKAGES.size());
    return importsNone(name, behind);
  }

  static ArchRule knowsNobody(String name) {
    return importsNone(name, PACKAGES.stream().filter(other -> !other.equals(name)).toList());
  }

  static ArchRule hasNoCycles() {
    return slices().matching("dev.packshot.(*)..").should().beFreeOfCycles();
  }

  static ArchRule hasNoOtherPackages() {
    return classes().should().resideInAnyPackage(inside(PACKAGES));
  }

  static ArchRule onlyLambdaKnowsLambda() {
    return noClasses()
        .that(not(resideInAPackage("dev.packshot.lambda..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.amazonaws..");
  }

  /** The SDK ends at the classes whose names say so; the others are parts of items. */
  static ArchRule onlyItemsAndRepositoriesKnowTheSdk() {
    return noClasses()
        .that(not(resideInAPackage("dev.packshot.lambda..")))
        .and(not(resideInAPackage("dev.packshot.dynamo..")))
        .and(not(resideInAPackage("dev.packshot.awsjson..")))
        .and()
        .haveNameNotMatching(".*\\.(Dynamo|S3)\\w+(\\$.*)?")
        .and()
        .haveNameNotMatching(".*(Item|Index|Claim|\\.MetadataMerge)(\\$.*)?")
        .should()
        .dependOnClassesThat(
            resideInAPackage("software.amazon.awssdk..")
                .and(not(resideInAPackage("software.amazon.awssdk.thirdparty.jackson.."))));
  }

  static ArchRule onlyLambdaReadsTheClock() {
    return noClasses()
        .that(not(resideInAPackage("dev.packshot.lambda..")))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(System.class, "currentTimeMillis");
  }

  static ArchRule onlyLambdaReadsTheEnvironment() {
    return noClasses()
        .that(not(resideInAPackage("dev.packshot.lambda..")))
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class);
  }

  static ArchRule endpointsAreFinal() {
    return classes()
        .that()
        .implement(Endpoint.class)
        .or()
        .implement(OpenEndpoint.class)
        .should()
        .haveModifier(FINAL);
  }

  static ArchRule classesAreFinal() {
    return classes()
        .that()
        .areTopLevelClasses()
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .doNotHaveModifier(ABSTRACT)
        .should()
        .haveModifier(FINAL);
  }

  static ArchRule isSilentOnTheConsole() {
    return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
  }

  /** The one log line is Lambda's own. */
  static ArchRule usesNoLoggingLibrary() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..");
  }

  static ArchRule namesSayWhatTheyMean() {
    return noClasses().should().haveNameMatching(".*(Impl|Utils?|Manager|Helper)(\\$.*)?");
  }

  private static ArchRule importsNone(String name, List<String> others) {
    return noClasses()
        .that()
        .resideInAPackage("dev.packshot." + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyOf(inside(others)).as("reside in " + String.join(", ", others)));
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> resideInAnyOf(
      String[] packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages);
  }

  private static String[] inside(List<String> names) {
    return names.stream().map(name -> "dev.packshot." + name + "..").toArray(String[]::new);
  }
}
