package dev.packshot.infra;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Top-level classes depend on each other in one direction, in every module with main classes. */
class ClassCyclesTest {
  private static final Pattern GENERATED = Pattern.compile(".*/Dagger\\w+(\\$.*)?\\.class");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "functions",
        "infra-cdk",
        "libraries/dynamodb-client",
        "libraries/imaging",
        "libraries/heif",
        "libraries/packaging",
        "local",
        "testing/devkit",
        "testing/simulation"
      })
  void haveNoCycle(String module) {
    var classes =
        new ClassFileImporter()
            .withImportOption(location -> !location.matches(GENERATED))
            .importPath(Path.of("..", module, "target", "classes"));
    assertThat(classes).isNotEmpty();
    noCycles("\\$.*").check(classes);
  }

  @Test
  void reportsACycle() {
    var classes = new ClassFileImporter().importClasses(One.class, Two.class);
    assertThat(noCycles("unnested").evaluate(classes).hasViolation()).isTrue();
  }

  @SuppressWarnings("unused") // a cycle to be reported
  private record One(Two two) {}

  @SuppressWarnings("unused") // a cycle to be reported
  private record Two(One one) {}

  /** Returns the rule for classes that are the same if their names without a part are equal. */
  private static ArchRule noCycles(String ignoredPart) {
    return slices().assignedFrom(new Names(ignoredPart)).should().beFreeOfCycles();
  }

  private record Names(String ignoredPart) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return javaClass.getName().startsWith("dev.packshot.")
          ? SliceIdentifier.of(javaClass.getName().replaceFirst(ignoredPart, ""))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "class names";
    }
  }
}
