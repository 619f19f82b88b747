package dev.packshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.devkit.QueueServer;
import dev.packshot.testing.TestEngines;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsUploadAnnouncerTest {
  private QueueServer queue;

  @BeforeEach
  void startQueue() {
    queue = QueueServer.start();
  }

  @AfterEach
  void stopQueue() {
    queue.close();
  }

  @Test
  void sendsAMessageForEachObjectTenInACall() {
    announcer().announce(IntStream.range(0, 12).mapToObj(n -> object("key " + n)).toList());
    assertThat(queue.batches()).containsExactly(10, 2);
    assertThat(queue.messages().get(0))
        .contains("\"eventName\":\"ObjectCreated:", "\"key\":\"key%200\"", "\"sequencer\":\"0\"");
  }

  @Test
  void sendsNothingForNoObject() {
    announcer().announce(List.of());
    assertThat(queue.batches()).isEmpty();
  }

  @Test
  void failsIfAMessageIsRefused() {
    queue.refuse();
    assertThatThrownBy(() -> announcer().announce(List.of(object("key"))))
        .hasMessageContaining("SQS did not take a message: Throttled");
  }

  private UploadAnnouncer announcer() {
    var sqs =
        SqsClient.builder()
            .endpointOverride(queue.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(TestEngines.HTTP)
            .build();
    return new SqsUploadAnnouncer(sqs, queue.url());
  }

  private static UploadedObject object(String key) {
    return new UploadedObject("bucket", key, Optional.empty(), "0");
  }
}
