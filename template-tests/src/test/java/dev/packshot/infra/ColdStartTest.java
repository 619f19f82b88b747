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

class ColdStartTest {
  @RegisterExtension private static final DeployedFunctions deployed = new DeployedFunctions();

  /** The number of loaded classes dominates the duration of a cold start. */
  @Test
  void loadsFewClassesBeforeTheFirstResponse() throws IOException {
    var java = Jdks.likeLambda();
    var loaded = Files.createTempFile(Path.of("target"), "classes-", ".txt").toAbsolutePath();
    var log = Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded + "::filecount=0");
    try (var process = deployed.start(java, "create-session", log)) {
      var response = process.call(deployed.withKey(SampleEvents.of("routes/create-session.json")));
      assertThat(response.get("statusCode").asInt()).as(response.toString()).isEqualTo(201);
    }
    try (var lines = Files.lines(loaded)) {
      assertThat(lines.filter(line -> line.contains(" source: ")).count())
          .isBetween(1_000L, 3_200L);
    }
  }

  @Test
  void startsFromASnapshotWithNewConnectionsAndCredentials() throws IOException {
    var java = Jdks.likeLambda();
    try (var process = deployed.startFromSnapshot(java, "create-session")) {
      process.awaitSnapshot();
      assertThat(process.credentialRequests())
          .as("requests for credentials during priming")
          .isEqualTo(1);
      assertThat(deployed.connections()).as("open connections").isZero();
      assertThat(process.threads())
          .as("threads of the CRT, which keep addresses that may be gone after the restore")
          .noneMatch(thread -> thread.startsWith("Aws"));
      assertThat(deployed.newItems()).as("items that priming has left").isZero();
      process.restore();
      var response = process.call(deployed.withKey(SampleEvents.of("routes/create-session.json")));
      assertThat(response.get("statusCode").asInt()).as(response.toString()).isEqualTo(201);
      assertThat(response.get("headers").get("RateLimit-Remaining").asText()).isEqualTo("299");
      assertThat(process.credentialRequests())
          .as("requests for credentials after the restore")
          .isEqualTo(2);
      assertThat(process.log()).contains("\"cold\":true").doesNotContain("Priming failed");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get-session",
        "list-sessions",
        "submit-session",
        "end-session",
        "delete-session",
        "presign-upload",
        "register-photo",
        "update-photo",
        "list-photos",
        "get-photo",
        "reorder-photos",
        "delete-photo",
        "promise-uploads",
        "list-uploads",
        "explain-upload",
        "get-session-status",
        "create-capture",
        "upload-capture-image",
        "get-capture",
        "retry-capture",
        "name-product",
        "list-images",
        "get-manifest",
        "get-image",
        "update-image",
        "delete-image",
        "get-me",
        "open-browser-session",
        "end-browser-session",
        "add-image",
        "add-image-from-photo",
        "uploaded-object"
      })
  void primesEachFunctionWithItsOwnVariablesAndLeavesNoItems(String name) {
    try (var process = deployed.startFromSnapshot(Jdks.require(17), name)) {
      process.awaitSnapshot();
      assertThat(process.log()).doesNotContain("Priming failed", "\"level\":\"ERROR\"");
      assertThat(deployed.newItems()).isZero();
    }
  }
}
