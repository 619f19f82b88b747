package dev.packshot.imaging;

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
import java.util.List;
import java.util.stream.Stream;

/** The rules of the module's architecture: its floors, its dependencies and its API. */
final class ImagingRules {
  static final String API = "dev.packshot.imaging";

  private static final String HEVC_DECODER = "dev.packshot.heif";

  /** The packages on each floor, lowest first. */
  static final List<List<String>> FLOORS =
      List.of(
          List.of(API + ".pixels"),
          List.of(API + ".code"),
          List.of(API + ".structure"),
          List.of(API + ".decoding"),
          Stream.of("jpeg", "png", "webp", "gif", "bmp", "heic", "svg")
              .map(format -> API + "." + format)
              .toList(),
          List.of(API));

  static final List<String> PACKAGES = FLOORS.stream().flatMap(List::stream).toList();

  private ImagingRules() {}

  /** Allows a package to depend on lower floors, but not on another package of its own floor. */
  static ArchRule dependsOnLowerFloorsOnly(String name) {
    var lower =
        FLOORS.stream()
            .takeWhile(floor -> !floor.contains(name))
            .flatMap(List::stream)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(name)
        .should()
        .dependOnClassesThat(
            resideInAPackage(API + "..")
                .and(not(resideInAPackage(name)))
                .and(not(resideInAnyPackage(lower))));
  }

  static ArchRule hasNoOtherPackages() {
    return classes().should().resideInAnyPackage(PACKAGES.toArray(String[]::new));
  }

  /** Allows the decoder of HEVC, and nothing else of Packshot. */
  static ArchRule dependsOnNoOtherModule() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.packshot..")
                .and(not(resideInAnyPackage(API + "..", HEVC_DECODER))));
  }

  static ArchRule onlyHeicUsesTheHevcDecoder() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(API + ".heic")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(HEVC_DECODER);
  }

  static ArchRule hasNoCyclesOfClasses() {
    return slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles();
  }

  /** Keeps decoders replaceable: the API uses none of their types. */
  static ArchRule apiUsesNoDecoder() {
    return noClasses()
        .that()
        .resideInAPackage(API)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.awt..", "javax.imageio..", "com.twelvemonkeys..", "com.github.weisj..");
  }

  static ArchRule onlyCodeUsesZxing() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(API + ".code")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.zxing..");
  }

  static ArchRule onlySvgUsesThePainter() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(API + ".svg")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.github.weisj..");
  }

  static ArchRule usesNeitherFilesNorNetwork() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.io.File.class,
            java.io.FileInputStream.class,
            java.io.FileOutputStream.class,
            java.io.RandomAccessFile.class);
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

  /** A slice for each top-level class with the classes that are nested in it. */
  private static final class TopLevelClasses implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      var name = javaClass.getName();
      if (!name.startsWith(API + ".")) {
        return SliceIdentifier.ignore();
      }
      int nested = name.indexOf('$');
      return SliceIdentifier.of(nested < 0 ? name : name.substring(0, nested));
    }

    @Override
    public String getDescription() {
      return "top-level classes";
    }
  }
}
