package dev.packshot.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds, and every rule reports a violation that is planted for it. */
class HouseRulesTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/Dagger"))
          .importPath(Path.of("target/classes"));

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holds(String name, ArchRule rule, List<String> planted) {
    rule.check(HOUSE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void reportsAPlantedViolation(
      String name, ArchRule rule, List<String> planted, @TempDir Path folder) {
    var classes = Planted.in(folder, planted.toArray(String[]::new));
    var report = rule.evaluate(classes).getFailureReport();
    assertThat(report.getDetails()).isNotEmpty().allMatch(detail -> detail.contains("Planted"));
  }

  @Test
  void checksEveryPackage() {
    assertThat(HOUSE).hasSizeGreaterThan(150);
    for (var name : HouseRules.PACKAGES) {
      assertThat(HOUSE.containPackage("dev.packshot." + name)).as(name).isTrue();
    }
  }

  static List<Arguments> rules() {
    var rules = new ArrayList<Arguments>();
    for (int at = 0; at < HouseRules.PACKAGES.size() - 1; at++) {
      var name = HouseRules.PACKAGES.get(at);
      var next = HouseRules.PACKAGES.get(at + 1);
      rules.add(
          Arguments.of(
              name + " imports nothing above it",
              HouseRules.importsNothingAbove(name),
              importing(name, next)));
    }
    for (var name : HouseRules.INDEPENDENT) {
      var other = name.equals("problem") ? "id" : "problem";
      rules.add(
          Arguments.of(
              name + " is independent", HouseRules.isIndependent(name), importing(name, other)));
    }
    rules.addAll(others());
    return rules;
  }

  private static List<Arguments> others() {
    return List.of(
        rule(
            "no class cycles",
            HouseRules.hasNoClassCycles(),
            "package dev.packshot.photo; class Planted { PlantedToo it; }",
            "package dev.packshot.photo; class PlantedToo { Planted it; }"),
        rule(
            "nobody uses entry points",
            HouseRules.nobodyUsesEntryPoints(),
            "package dev.packshot.event; class Planted { dev.packshot.lambda.Functions it; }"),
        rule(
            "no package cycles",
            HouseRules.hasNoPackageCycles(),
            "package dev.packshot.photo; public class Planted { dev.packshot.auth.Planted2 it; }",
            "package dev.packshot.auth; public class Planted2 { dev.packshot.photo.Planted it; }"),
        rule(
            "no other packages",
            HouseRules.hasNoOtherPackages(),
            "package dev.packshot.util; class Planted {}"),
        rule(
            "only events and entry points use Lambda",
            HouseRules.onlyEventsAndEntryPointsUseLambda(),
            "package dev.packshot.http;"
                + " class Planted { com.amazonaws.services.lambda.runtime.Context it; }"),
        rule(
            "only items and repositories use the SDK",
            HouseRules.onlyItemsAndRepositoriesUseTheSdk(),
            "package dev.packshot.upload; class Planted { Object it ="
                + " software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(\"\"); }"),
        rule(
            "only tokens use their library",
            HouseRules.onlyTokensUseTheirLibrary(),
            "package dev.packshot.auth; class Planted { com.nimbusds.jwt.JWT it; }"),
        rule(
            "only the graph reads the clock: Instant",
            HouseRules.onlyTheGraphReadsTheClock(),
            "package dev.packshot.auth; class Planted { Object it = java.time.Instant.now(); }"),
        rule(
            "only the graph reads the clock: LocalDate",
            HouseRules.onlyTheGraphReadsTheClock(),
            "package dev.packshot.auth; class Planted { Object it = java.time.LocalDate.now(); }"),
        rule(
            "only the graph reads the clock: Clock",
            HouseRules.onlyTheGraphReadsTheClock(),
            "package dev.packshot.auth; class Planted { Object it = java.time.Clock.systemUTC(); }"),
        rule(
            "only the graph reads the clock: System",
            HouseRules.onlyTheGraphReadsTheClock(),
            "package dev.packshot.auth; class Planted { long it = System.currentTimeMillis(); }"),
        rule(
            "only the graph and entry points read the environment: a variable",
            HouseRules.onlyTheGraphAndEntryPointsReadTheEnvironment(),
            "package dev.packshot.upload; class Planted { String it = System.getenv(\"HOME\"); }"),
        rule(
            "only the graph and entry points read the environment: all of it",
            HouseRules.onlyTheGraphAndEntryPointsReadTheEnvironment(),
            "package dev.packshot.upload; class Planted { Object it = System.getenv(); }"),
        rule(
            "endpoints are final",
            HouseRules.endpointsAreFinal(),
            "package dev.packshot.docs; class Planted implements dev.packshot.http.OpenEndpoint {"
                + " public dev.packshot.http.Response handle(dev.packshot.http.Request request) {"
                + " return null; } }"),
        rule(
            "classes are final",
            HouseRules.classesAreFinal(),
            "package dev.packshot.docs; class Planted {}"),
        rule(
            "no output to the console",
            HouseRules.isSilentOnTheConsole(),
            "package dev.packshot.docs; class Planted { { System.out.println(); } }"),
        rule(
            "no logging library",
            HouseRules.usesNoLoggingLibrary(),
            "package dev.packshot.docs; class Planted {"
                + " Object it = java.util.logging.Logger.getLogger(\"\"); }"),
        rule(
            "no vague names",
            HouseRules.usesNoVagueNames(),
            "package dev.packshot.docs; class PlantedManager {}"));
  }

  private static List<String> importing(String name, String other) {
    return List.of(
        "package dev.packshot." + name + "; class Planted { dev.packshot." + other + ".Known it; }",
        "package dev.packshot." + other + "; public class Known {}");
  }

  private static Arguments rule(String name, ArchRule rule, String... planted) {
    return Arguments.of(name, rule, List.of(planted));
  }
}
