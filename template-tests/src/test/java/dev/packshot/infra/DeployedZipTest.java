package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeployedZipTest {
  private static final int AARCH64 = 183; // in the field e_machine of an ELF file

  @Test
  void deploysFunctionsThatReadNoObjectsFromTheSmallerZip() throws IOException {
    var stack = SynthesizedStack.production();
    var sizes = new TreeMap<Long, Set<String>>();
    for (var function : stack.functions().entrySet()) {
      var size = Files.size(stack.zipOf(function.getValue()));
      sizes.computeIfAbsent(size, absent -> new TreeSet<>()).add(function.getKey());
    }
    assertThat(sizes).hasSize(2);
    assertThat(sizes.firstKey()).isLessThan(7_800_000);
    assertThat(sizes.lastKey()).isLessThan(14_050_000);
    assertThat(sizes.lastEntry().getValue())
        .containsExactlyInAnyOrder(
            "add-image",
            "add-image-from-photo",
            "delete-image",
            "delete-photo",
            "expire-sessions",
            "get-reference",
            "look-up-captures",
            "upload-capture-image",
            "uploaded-object",
            "reconcile-photos");
  }

  @Test
  void containsOnlyTheModulesThatRunOnLambda() throws IOException {
    assertThat(jars(Artifact.API))
        .filteredOn(jar -> jar.startsWith("packshot-"))
        .containsExactlyInAnyOrder(
            "packshot-functions", "packshot-imaging", "packshot-dynamodb-client");
    assertThat(jars(Artifact.COMPLETE))
        .filteredOn(jar -> jar.startsWith("packshot-"))
        .containsExactlyInAnyOrder(
            "packshot-functions",
            "packshot-imaging",
            "packshot-heif",
            "packshot-libheif",
            "packshot-dynamodb-client");
  }

  @ParameterizedTest
  @EnumSource
  void containsNoLibrariesOfTestsAndOfTheLocalRun(Artifact artifact) throws IOException {
    assertThat(jars(artifact))
        .hasSizeGreaterThan(30)
        .noneMatch(
            jar ->
                jar.toLowerCase(Locale.ROOT)
                    .matches(
                        ".*(dynamodblocal|s3proxy|junit|assertj|netty|apache5|sqlite|jetty|test"
                            + "|databind|runtime-interface).*"));
  }

  @Test
  void containsDecodersAndSwaggerUiOnlyInTheCompleteZip() throws IOException {
    var zxing = "core";
    var optional =
        List.of(
            "s3",
            "sqs",
            "jsvg",
            "runtime",
            "wasm",
            "imageio-core",
            zxing,
            "swagger-ui",
            "commons-fileupload2-core");
    assertThat(jars(Artifact.COMPLETE)).containsAll(optional);
    assertThat(jars(Artifact.API)).doesNotContainAnyElementsOf(optional);
  }

  @ParameterizedTest
  @EnumSource
  void containsOneNativeLibraryForLambdasProcessor(Artifact artifact) throws IOException {
    try (var zip = new ZipFile(SynthesizedStack.zip(artifact).toFile())) {
      var libraries = zip.stream().filter(entry -> entry.getName().endsWith(".so")).toList();
      assertThat(libraries).hasSize(1);
      var header = zip.getInputStream(libraries.get(0)).readNBytes(20);
      assertThat(header[18] & 0xff).isEqualTo(AARCH64);
    }
  }

  @ParameterizedTest
  @EnumSource
  void staysBelowTheSizeLimitOfLambda(Artifact artifact) throws IOException {
    // docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 50 MB zipped
    assertThat(Files.size(SynthesizedStack.zip(artifact))).isLessThan(50_000_000);
  }

  /** Returns the names of the jars without versions. */
  private static List<String> jars(Artifact artifact) throws IOException {
    try (var zip = new ZipFile(SynthesizedStack.zip(artifact).toFile())) {
      return zip.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".jar"))
          .map(name -> name.replaceFirst("^lib/", "").replaceFirst("-[0-9].*", ""))
          .toList();
    }
  }
}
