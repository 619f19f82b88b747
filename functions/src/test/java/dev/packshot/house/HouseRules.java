package dev.packshot.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.packshot.http.Endpoint;
import dev.packshot.http.OpenEndpoint;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The architecture rules: who may depend on whom, and calls that production code never makes. */
final class HouseRules {
  /** The packages from the lowest floor up. A package may import those before it only. */
  static final List<String> PACKAGES =
      List.of(
          "problem",
          "id",
          "gs1",
          "json",
          "dynamo",
          "store",
          "work",
          "identity",
          "metadata",
          "http",
          "oidc",
          "organization",
          "auth",
          "once",
          "session",
          "capture",
          "photo",
          "ledger",
          "erasure",
          "product",
          "lookup",
          "scanner",
          "dashboard",
          "account",
          "upload",
          "maintenance",
          "docs",
          "event",
          "graph",
          "snapshot",
          "lambda");

  /** The packages that import no other. */
  static final List<String> INDEPENDENT = List.of("problem", "id", "gs1", "dynamo");

  private HouseRules() {}

  static ArchRule importsNothingAbove(String name) {
    return importsNone(name, PACKAGES.subList(PACKAGES.indexOf(name) + 1, PACKAGES.size()));
  }

  static ArchRule isIndependent(String name) {
    return importsNone(name, PACKAGES.stream().filter(other -> !other.equals(name)).toList());
  }

  static ArchRule hasNoPackageCycles() {
    return slices().matching("dev.packshot.(*)..").should().beFreeOfCycles();
  }

  /** Top-level classes form no cycle; what is nested in a class belongs to it. */
  static ArchRule hasNoClassCycles() {
    return slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles();
  }

  private static final class TopLevelClasses implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      var name = javaClass.getName();
      return name.startsWith("dev.packshot.")
          ? SliceIdentifier.of(name.replaceFirst("\\$.*", ""))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "top-level classes";
    }
  }

  static ArchRule hasNoOtherPackages() {
    return classes().should().resideInAnyPackage(inside(PACKAGES));
  }

  static ArchRule onlyEventsAndEntryPointsUseLambda() {
    return noClasses()
        .that(not(resideInAnyPackage(inside(List.of("event", "snapshot", "lambda")))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.amazonaws..");
  }

  static ArchRule nobodyUsesEntryPoints() {
    return noClasses()
        .that(not(resideInAPackage("dev.packshot.lambda..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.packshot.lambda..");
  }

  /** The SDK is used by classes whose names say so, by items and by the graph. */
  static ArchRule onlyItemsAndRepositoriesUseTheSdk() {
    return noClasses()
        .that(not(resideInAnyPackage(inside(List.of("dynamo", "graph", "snapshot")))))
        .and()
        .haveNameNotMatching(".*\\.(Dynamo|S3|Sqs)\\w+(\\$.*)?")
        .and()
        .haveNameNotMatching(".*(Item|Index|Claim|\\.MetadataMerge|\\.TransientFailure)(\\$.*)?")
        .should()
        .dependOnClassesThat(
            resideInAPackage("software.amazon.awssdk..")
                .and(not(resideInAPackage("software.amazon.awssdk.thirdparty.jackson.."))));
  }

  static ArchRule onlyTokensUseTheirLibrary() {
    return noClasses()
        .that(not(resideInAPackage("dev.packshot.oidc..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.nimbusds..");
  }

  static ArchRule onlyTheGraphReadsTheClock() {
    return noClasses()
        .that(not(resideInAPackage("dev.packshot.graph..")))
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

  static ArchRule onlyTheGraphAndEntryPointsReadTheEnvironment() {
    return noClasses()
        .that(not(resideInAnyPackage(inside(List.of("graph", "lambda")))))
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

  static ArchRule usesNoLoggingLibrary() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..");
  }

  static ArchRule usesNoVagueNames() {
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
