package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first start of a function that is deployed, and its start from a snapshot. */
class ColdStartTest {
  @RegisterExtension private static final DeployedFunctions deployed = new DeployedFunctions();

  /** What a cold start costs is, before all else, how much of it there is to load. */
  @Test
  void loadsFewClassesBeforeItsFirstAnswer() throws IOException {
    var java = Jdks.newest();
    var loaded = Files.createTempFile(Path.of("target"), "classes-", ".txt").toAbsolutePath();
    var log = Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded + "::filecount=0");
    try (var process = deployed.start(java, "create-session", log)) {
      var answer = process.call(deployed.withKey(SampleEvents.of("routes/create-session.json")));
      assertThat(answer.get("statusCode").asInt()).as(answer.toString()).isEqualTo(201);
    }
    try (var lines = Files.lines(loaded)) {
      assertThat(lines.filter(line -> line.contains(" source: ")).count())
          .isBetween(1_000L, 3_200L);
    }
  }

  @Test
  void startsAnewFromItsSnapshot() throws IOException {
    var java = Jdks.newest();
    try (var process = deployed.startFromSnapshot(java, "create-session")) {
      process.awaitSnapshot();
      assertThat(process.credentialsGiven()).as("the rehearsal signed a call").isEqualTo(1);
      assertThat(deployed.connections()).as("connections kept open").isZero();
      assertThat(deployed.items()).as("what the rehearsal has left in the table").isEqualTo(1);
      process.restore();
      var answer = process.call(deployed.withKey(SampleEvents.of("routes/create-session.json")));
      assertThat(answer.get("statusCode").asInt()).as(answer.toString()).isEqualTo(201);
      assertThat(answer.get("headers").get("RateLimit-Remaining").asText()).isEqualTo("299");
      assertThat(process.credentialsGiven()).as("credentials asked for again").isEqualTo(2);
      assertThat(process.log()).contains("\"cold\":true").doesNotContain("rehearsal failed");
    }
  }

  /** Each with its own variables and classes, which its rehearsal must do with. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "get-session",
        "presign-upload",
        "register-photo",
        "update-photo",
        "list-images",
        "get-image",
        "update-image",
        "delete-image",
        "add-image",
        "uploaded-object"
      })
  void rehearsesWithoutAFaultAndWithoutATrace(String name) {
    try (var process = deployed.startFromSnapshot(Jdks.need(17), name)) {
      process.awaitSnapshot();
      assertThat(process.log()).doesNotContain("rehearsal failed", "\"level\":\"ERROR\"");
      assertThat(deployed.items()).isEqualTo(1);
    }
  }
}
