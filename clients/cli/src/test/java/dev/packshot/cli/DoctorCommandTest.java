package dev.packshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The examination of a deployment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorCommandTest {
  private final TestDeployment deployment = new TestDeployment();

  @AfterAll
  void stop() {
    deployment.stop();
  }

  @Test
  void saysWhatIsWrongAndHowToMendIt() throws IOException {
    deployment.findings.clear();
    deployment.findings.add(Finding.good("table", "is active"));
    assertThat(deployment.run("doctor").expect(0).err()).contains("All is well");
    deployment.findings.add(Finding.bad("CORS", "no rules", "deploy again"));
    var examined = deployment.run("doctor").expect(1);
    assertThat(examined.out()).contains("ok", "WRONG", "no rules");
    assertThat(examined.err()).contains("CORS: deploy again.");
    var json = new ObjectMapper().readTree(deployment.run("doctor", "--json").expect(1).out());
    assertThat(json.at("/1/remedy").asText()).isEqualTo("deploy again");
  }

  @Test
  void findsAGoodTableAndAMissingOne() {
    var client = deployment.dynamo.client();
    assertThat(new TableCheck(client, "packshot").findings()).allMatch(Finding::isGood).hasSize(4);
    assertThat(new TableCheck(client, "another").findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.isGood()).isFalse());
  }

  @Test
  void namesThePermissionThatIsMissing() {
    var denied =
        DynamoDbException.builder()
            .statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
            .build();
    var check =
        new Check(
            "table",
            "dynamodb:DescribeTable",
            () -> {
              throw denied;
            });
    assertThat(check.findings().get(0).remedy()).contains("allow dynamodb:DescribeTable");
  }

  @Test
  void complainsAboutDeadLettersAndOldEvents() {
    assertThat(new QueueCheck(deployment.queue()).findings()).allMatch(Finding::isGood);
    deployment.letters.add(new EventQueue.DeadLetter("one", Optional.empty(), "{}"));
    assertThat(new QueueCheck(deployment.queue()).findings())
        .filteredOn(finding -> !finding.isGood())
        .extracting(Finding::subject)
        .isEqualTo(List.of("dead letters"));
    deployment.letters.clear();
  }

  @Test
  void findsAnApiThatDoesNotAnswerAndAWrongClock() throws IOException {
    var server = HttpServer.create(TestDeployment.LOOPBACK, 0);
    server.createContext(
        "/openapi.json",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    var clock = Clock.systemUTC();
    assertThat(new ApiCheck(clock).api(url)).allMatch(Finding::isGood).hasSize(2);
    var slow = Clock.offset(clock, Duration.ofMinutes(-6));
    assertThat(new ApiCheck(slow).api(url).get(1).remedy()).contains("NTP");
    server.stop(0);
    assertThat(new ApiCheck(clock).api(url).get(0).isGood()).isFalse();
  }
}
