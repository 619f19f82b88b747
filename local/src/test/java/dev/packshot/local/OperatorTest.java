package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.cli.LocalRun;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The command line on a local run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Path folder;
  private Path data;
  private LocalPackshot packshot;
  private String organization;

  @BeforeAll
  void start(@TempDir Path temporary) {
    folder = temporary;
    data = folder.resolve("data");
    packshot =
        LocalPackshot.start(
            new LocalSettings(
                0,
                0,
                data,
                0,
                Optional.empty(),
                data.resolve("scanner"),
                Optional.empty(),
                Optional.empty()),
            line -> {});
    organization = packshot.access().organization().toString();
  }

  @AfterAll
  void stop() {
    packshot.close();
  }

  @Test
  void executesACommandInTheRun() {
    var listed = run("key", "list", "--org", organization);
    assertThat(listed.exitCode()).isZero();
    assertThat(listed.out()).contains("csb:", "cpk:", "valid");
  }

  @Test
  void findsTheRunInGoodHealth() {
    var doctor = run("doctor");
    assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
    assertThat(doctor.out())
        .contains("table's index", "dead letters", "clock")
        .doesNotContain("WRONG");
  }

  @Test
  void asksBeforeItRevokesAKey() throws IOException {
    var created = run("key", "create", "--org", organization, "--name", "lost", "--json");
    var label = JSON.readTree(created.out()).get("label").asText();
    var unasked = run("key", "revoke", label, "--org", organization);
    assertThat(unasked.exitCode()).isOne();
    assertThat(unasked.err()).contains("--yes", "lost");
    assertThat(run("key", "revoke", label, "--org", organization, "--yes").exitCode()).isZero();
    assertThat(run("key", "list", "--org", organization).out()).contains("revoked");
  }

  @Test
  void refusesWhoDoesNotKnowTheSecret() throws Exception {
    var address = URI.create(Files.readAllLines(data.resolve(LocalRun.FILE)).get(0));
    for (var secret : List.of("Bearer ", "Bearer " + "0".repeat(64), "")) {
      var request =
          HttpRequest.newBuilder(address)
              .header("Authorization", secret)
              .POST(BodyPublishers.ofString("{\"arguments\":[\"org\",\"list\"]}"))
              .build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void saysHowToStartARunIfThereIsNone() {
    var nowhere = TestCommand.run(folder.resolve("nowhere"), "org", "list");
    assertThat(nowhere.exitCode()).isEqualTo(3);
    assertThat(nowhere.err()).contains("No Packshot is running", "make run");
  }

  private TestCommand.Result run(String... arguments) {
    return TestCommand.run(data, arguments);
  }
}
