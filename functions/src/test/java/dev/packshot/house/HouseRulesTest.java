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

/** Every rule holds, and every rule sees a violation that is planted for it. */
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
  void seesWhatBreaksIt(String name, ArchRule rule, List<String> planted, @TempDir Path folder) {
    var classes = Planted.in(folder, planted.toArray(String[]::new));
    var report = rule.evaluate(classes).getFailureReport();
    assertThat(report.getDetails()).isNotEmpty().allMatch(detail -> detail.contains("Planted"));
  }

  @Test
  void looksAtAllOfTheHouse() {
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
              name + " imports nothing behind it",
              HouseRules.importsNothingBehindIt(name),
              oneKnowsTheOther(name, next)));
    }
    for (var name : HouseRules.ALONE) {
      var other = name.equals("problem") ? "id" : "problem";
      rules.add(
          Arguments.of(
              name + " knows nobody", HouseRules.knowsNobody(name), oneKnowsTheOther(name, other)));
    }
    rules.addAll(others());
    return rules;
  }

  private static List<Arguments> others() {
    return List.of(
        rule(
            "no cycles",
            HouseRules.hasNoCycles(),
            "package dev.packshot.photo; public class Planted { dev.packshot.auth.Planted2 it; }",
            "package dev.packshot.auth; public class Planted2 { dev.packshot.photo.Planted it; }"),
        rule(
            "no other packages",
            HouseRules.hasNoOtherPackages(),
            "package dev.packshot.util; class Planted {}"),
        rule(
            "only lambda knows Lambda",
            HouseRules.onlyLambdaKnowsLambda(),
            "package dev.packshot.http;"
                + " class Planted { com.amazonaws.services.lambda.runtime.Context it; }"),
        rule(
            "only items and repositories know the SDK",
            HouseRules.onlyItemsAndRepositoriesKnowTheSdk(),
            "package dev.packshot.upload; class Planted { Object it ="
                + " software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(\"\"); }"),
        rule(
            "only lambda reads the clock: Instant",
            HouseRules.onlyLambdaReadsTheClock(),
            "package dev.packshot.auth; class Planted { Object it = java.time.Instant.now(); }"),
        rule(
            "only lambda reads the clock: LocalDate",
            HouseRules.onlyLambdaReadsTheClock(),
            "package dev.packshot.auth; class Planted { Object it = java.time.LocalDate.now(); }"),
        rule(
            "only lambda reads the clock: Clock",
            HouseRules.onlyLambdaReadsTheClock(),
            "package dev.packshot.auth; class Planted { Object it = java.time.Clock.systemUTC(); }"),
        rule(
            "only lambda reads the clock: System",
            HouseRules.onlyLambdaReadsTheClock(),
            "package dev.packshot.auth; class Planted { long it = System.currentTimeMillis(); }"),
        rule(
            "only lambda reads the environment: a variable",
            HouseRules.onlyLambdaReadsTheEnvironment(),
            "package dev.packshot.upload; class Planted { String it = System.getenv(\"HOME\"); }"),
        rule(
            "only lambda reads the environment: all of it",
            HouseRules.onlyLambdaReadsTheEnvironment(),
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
            "silent on the console",
            HouseRules.isSilentOnTheConsole(),
            "package dev.packshot.docs; class Planted { { System.out.println(); } }"),
        rule(
            "no logging library",
            HouseRules.usesNoLoggingLibrary(),
            "package dev.packshot.docs; class Planted {"
                + " Object it = java.util.logging.Logger.getLogger(\"\"); }"),
        rule(
            "names say what they mean",
            HouseRules.namesSayWhatTheyMean(),
            "package dev.packshot.docs; class PlantedManager {}"));
  }

  private static List<String> oneKnowsTheOther(String name, String other) {
    return List.of(
        "package dev.packshot." + name + "; class Planted { dev.packshot." + other + ".Known it; }",
        "package dev.packshot." + other + "; public class Known {}");
  }

  private static Arguments rule(String name, ArchRule rule, String... planted) {
    return Arguments.of(name, rule, List.of(planted));
  }
}
