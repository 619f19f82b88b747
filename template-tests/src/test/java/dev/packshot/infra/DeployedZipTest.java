package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in the zips that are deployed, how large they are, and which function gets which. */
class DeployedZipTest {
  @Test
  void givesFunctionsThatReadNoObjectTheSmallZip() throws IOException {
    var stack = Synthesized.production();
    var sizes = new TreeMap<Long, Set<String>>();
    for (var function : stack.functions().entrySet()) {
      var size = Files.size(stack.zipOf(function.getValue()));
      sizes.computeIfAbsent(size, absent -> new TreeSet<>()).add(function.getKey());
    }
    assertThat(sizes).hasSize(2);
    assertThat(sizes.firstKey()).isLessThan(7_000_000);
    assertThat(sizes.lastKey()).isLessThan(11_000_000);
    assertThat(sizes.lastEntry().getValue())
        .containsExactlyInAnyOrder(
            "add-image", "delete-image", "expire-sessions", "get-reference", "uploaded-object");
  }

  @ParameterizedTest
  @EnumSource
  void holdsNothingButWhatRuns(Artifact artifact) throws IOException {
    var file = Synthesized.ZIPS.resolve(artifact.file());
    try (var zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName().toLowerCase(Locale.ROOT)))
          .isNotEmpty()
          .noneMatch(
              name ->
                  name.matches(
                      ".*(dynamodblocal|s3proxy|devkit|packshot-local|infra|junit|assertj|netty"
                          + "|apache5|sqlite|jetty|test|databind|runtime-interface).*"));
      var natives = zip.stream().filter(entry -> entry.getName().endsWith(".so")).toList();
      assertThat(natives).hasSize(1);
      var header = zip.getInputStream(natives.get(0)).readNBytes(20);
      assertThat(header[18] & 0xff).as("e_machine of ELF, 183 being AArch64").isEqualTo(183);
    }
    // docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 50 MB zipped
    assertThat(Files.size(file)).isLessThan(50_000_000);
  }
}
