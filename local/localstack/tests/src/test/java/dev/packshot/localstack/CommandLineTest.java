package dev.packshot.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Tests of the command line on the deployed stack, which it finds as it finds one in AWS. */
class CommandLineTest {
  private static final String UNREADABLE = "{\"Records\": 8";

  private final Deployment deployed = Deployment.current();
  private final S3Client s3 = Clients.s3(deployed.endpoint());
  private final SqsClient sqs = Clients.sqs(deployed.endpoint());

  @BeforeEach
  void purge() {
    sqs.purgeQueue(queue -> queue.queueUrl(deployed.queue().deadLetters()));
  }

  @AfterEach
  void close() {
    sqs.purgeQueue(queue -> queue.queueUrl(deployed.queue().deadLetters()));
    s3.close();
    sqs.close();
  }

  @Test
  void findsTheDeploymentInGoodHealth() {
    var doctor = packshot("doctor").expectSuccess();
    assertThat(doctor.output())
        .contains(
            "credentials", "keeps versions", "may upload", "notifies", "dead letters", "clock")
        .doesNotContain("WRONG");
  }

  @Test
  void saysWhatIsWrongWithTheBucket() {
    var bucket = deployed.bucket();
    var notifications = s3.getBucketNotificationConfiguration(get -> get.bucket(bucket));
    var cors = s3.getBucketCors(get -> get.bucket(bucket)).corsRules();
    try {
      s3.putBucketNotificationConfiguration(
          put ->
              put.bucket(bucket)
                  .notificationConfiguration(NotificationConfiguration.builder().build()));
      s3.deleteBucketCors(delete -> delete.bucket(bucket));
      setVersioning(BucketVersioningStatus.SUSPENDED);
      var doctor = packshot("doctor");
      assertThat(doctor.exitCode()).isOne();
      assertThat(doctor.output())
          .contains("keeps no versions", "no rules for browsers", "does not notify", "make deploy");
    } finally {
      setVersioning(BucketVersioningStatus.ENABLED);
      s3.putBucketCors(put -> put.bucket(bucket).corsConfiguration(it -> it.corsRules(cors)));
      s3.putBucketNotificationConfiguration(
          put ->
              put.bucket(bucket)
                  .notificationConfiguration(
                      it ->
                          it.queueConfigurations(notifications.queueConfigurations())
                              .topicConfigurations(notifications.topicConfigurations())
                              .lambdaFunctionConfigurations(
                                  notifications.lambdaFunctionConfigurations())));
    }
  }

  private void setVersioning(BucketVersioningStatus status) {
    s3.putBucketVersioning(
        put -> put.bucket(deployed.bucket()).versioningConfiguration(it -> it.status(status)));
  }

  /** Listing shows a message and leaves it in the queue, so it can be listed and moved at once. */
  @Test
  void listsShowsAndRedrivesDeadLetters() {
    sqs.sendMessage(send -> send.queueUrl(deployed.queue().deadLetters()).messageBody(UNREADABLE));
    var listed = json("dlq", "list", "--json");
    assertThat(texts(listed, "id")).hasSize(1);
    assertThat(json("dlq", "list", "--json")).as("listed again").isEqualTo(listed);
    var shown = packshot("dlq", "show", texts(listed, "id").get(0)).expectSuccess();
    assertThat(shown.output()).contains(UNREADABLE);
    assertThat(packshot("doctor").output()).contains("1 of them");
    var unasked = packshot("dlq", "redrive");
    assertThat(unasked.exitCode()).isOne();
    assertThat(unasked.output()).contains("--yes");
    packshot("dlq", "redrive", "--yes").expectSuccess();
    // the function cannot read it either, so it comes back
    Polling.waitUntil(
        "the message again", () -> !texts(json("dlq", "list", "--json"), "id").isEmpty());
  }

  @Test
  void keepsAnOrganizationItsMembersAndItsKeys() {
    var made = json("org", "create", "--name", "Command line", "--json");
    var organization = made.findValue("id").asText();
    var key = json("key", "create", "--org", organization, "--name", "till 4", "--json");
    var text = key.findValue("key").asText();
    var label = key.findValue("label").asText();
    assertThat(new ApiClient(deployed.api().url(), text).openSession()).hasSize(22);
    var listed = packshot("key", "list", "--org", organization).expectSuccess();
    assertThat(listed.output()).contains("till 4", label).doesNotContain(text);
    packshot("key", "revoke", label, "--org", organization, "--yes").expectSuccess();
    assertThat(packshot("key", "list", "--org", organization).output()).contains("revoked");
    assertThat(packshot("org", "show", organization).output()).contains("till 4");
  }

  @Test
  void saysWhatIsWrongIfThereIsNoStack() {
    var production = packshot("org", "list", "--stage", "production");
    assertThat(production.exitCode()).isEqualTo(3);
    assertThat(production.output()).contains("Packshot-production", "make deploy");
  }

  private static Command packshot(String... arguments) {
    var command = new ArrayList<>(List.of("clients/cli/packshot"));
    command.addAll(List.of(arguments));
    return Command.run(Map.of(), command.toArray(String[]::new));
  }

  private static JsonNode json(String... arguments) {
    return ApiClient.parse(packshot(arguments).expectSuccess().output());
  }

  private static List<String> texts(JsonNode node, String field) {
    return StreamSupport.stream(node.findValues(field).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
