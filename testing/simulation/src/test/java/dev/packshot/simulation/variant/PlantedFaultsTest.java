package dev.packshot.simulation.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The faults that {@code make sim-mutants} plants. */
class PlantedFaultsTest {
  static Stream<Patch> patches() {
    return Patches.all().stream();
  }

  @ParameterizedTest
  @MethodSource("patches")
  void areAboutTheSourceAsItIs(Patch patch) {
    assertThat(patch.source()).contains(patch.after());
  }

  @Test
  void haveDifferentNames() {
    assertThat(
            Stream.concat(Variants.all().stream().map(Variant::name), patches().map(Patch::name)))
        .doesNotHaveDuplicates();
  }

  @Test
  void areCompiledIntoClassesOfTheirOwn() throws ReflectiveOperationException {
    var original = "dev.packshot.maintenance.ReconcileProgress";
    var patch =
        new Patch(
            "another", "maintenance.ReconcileProgress", "Duration.ofDays(14)", "Duration.ZERO");
    assertThat(new PatchedClasses(patch).loadClass(original)).isNotEqualTo(Class.forName(original));
  }

  @Test
  void areRefusedIfTheSourceHasChanged() {
    var patch = new Patch("old", "maintenance.ReconcileProgress", "ofDays(13)", "ofDays(1)");
    assertThatThrownBy(patch::source).hasMessageContaining("ofDays(13)");
  }
}
