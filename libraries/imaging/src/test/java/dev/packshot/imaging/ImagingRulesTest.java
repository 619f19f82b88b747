package dev.packshot.imaging;

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

class ImagingRulesTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holds(String name, ArchRule rule, List<String> violation) {
    rule.check(MODULE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void detectsAPlantedViolation(
      String name, ArchRule rule, List<String> violation, @TempDir Path folder) {
    var classes = PlantedClasses.compile(folder, violation);
    var report = rule.evaluate(classes).getFailureReport();
    assertThat(report.getDetails()).isNotEmpty().allMatch(detail -> detail.contains("Planted"));
  }

  @Test
  void seesEveryPackage() {
    assertThat(MODULE).hasSizeGreaterThan(50);
    for (var name : ImagingRules.PACKAGES) {
      assertThat(MODULE.containPackage(name)).as(name).isTrue();
    }
  }

  static List<Arguments> rules() {
    var rules = new ArrayList<Arguments>();
    for (int floor = 0; floor < ImagingRules.FLOORS.size(); floor++) {
      for (var name : ImagingRules.FLOORS.get(floor)) {
        if (!name.equals(ImagingRules.API)) {
          rules.add(
              rule(
                  name + " depends on lower floors only",
                  ImagingRules.dependsOnLowerFloorsOnly(name),
                  dependency(name, forbiddenFor(name, floor))));
        }
      }
    }
    rules.addAll(others());
    return rules;
  }

  /** Returns another package of the same floor, or one of the floor above. */
  private static String forbiddenFor(String name, int floor) {
    return ImagingRules.FLOORS.get(floor).stream()
        .filter(other -> !other.equals(name))
        .findFirst()
        .orElseGet(() -> ImagingRules.FLOORS.get(floor + 1).get(0));
  }

  private static List<Arguments> others() {
    return List.of(
        rule(
            "no other packages",
            ImagingRules.hasNoOtherPackages(),
            "package dev.packshot.imaging.util; class Planted {}"),
        rule(
            "depends on no other module",
            ImagingRules.dependsOnNoOtherModule(),
            dependency(ImagingRules.API, "dev.packshot.photo")),
        rule(
            "no cycles of classes",
            ImagingRules.hasNoCyclesOfClasses(),
            "package dev.packshot.imaging.png; class Planted { PlantedPeer peer; }",
            "package dev.packshot.imaging.png; class PlantedPeer { Planted peer; }"),
        rule(
            "the API uses no decoder",
            ImagingRules.apiUsesNoDecoder(),
            "package dev.packshot.imaging; class Planted { javax.imageio.ImageReader field; }"),
        rule(
            "only svg uses the painter",
            ImagingRules.onlySvgUsesThePainter(),
            "package dev.packshot.imaging.png;"
                + " class Planted { com.github.weisj.jsvg.SVGDocument field; }"),
        rule(
            "only code uses zxing",
            ImagingRules.onlyCodeUsesZxing(),
            "package dev.packshot.imaging.png; class Planted { com.google.zxing.Result field; }"),
        rule(
            "only heic uses the decoder of HEVC",
            ImagingRules.onlyHeicUsesTheHevcDecoder(),
            dependency(ImagingRules.API + ".png", "dev.packshot.heif")),
        rule(
            "uses no files",
            ImagingRules.usesNeitherFilesNorNetwork(),
            "package dev.packshot.imaging.png; class Planted { java.io.File field; }"),
        rule(
            "uses no network",
            ImagingRules.usesNeitherFilesNorNetwork(),
            "package dev.packshot.imaging.svg; class Planted { java.net.URI field; }"),
        rule(
            "classes are final",
            ImagingRules.classesAreFinal(),
            "package dev.packshot.imaging; class Planted {}"),
        rule(
            "silent on the console",
            ImagingRules.isSilentOnTheConsole(),
            "package dev.packshot.imaging; class Planted { { System.out.println(); } }"),
        rule(
            "no logging library",
            ImagingRules.usesNoLoggingLibrary(),
            "package dev.packshot.imaging; class Planted { java.util.logging.Logger field; }"));
  }

  private static String[] dependency(String from, String to) {
    return new String[] {
      "package " + from + "; class Planted { " + to + ".PlantedTarget field; }",
      "package " + to + "; public class PlantedTarget {}"
    };
  }

  private static Arguments rule(String name, ArchRule rule, String... violation) {
    return Arguments.of(name, rule, List.of(violation));
  }
}
