package dev.packshot.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages in an event as SQS sends it. */
class UploadEventsTest {
  private static final Path EVENT = Path.of("../events/sqs-s3-object-created.json");
  private static final String COUNT = "\"ApproximateReceiveCount\": \"1\"";

  private final String event = read();

  @Test
  void haveTheNumberOfTheirDeliveries() throws IOException {
    assertThat(receiveCount(event)).isEqualTo(1);
    assertThat(receiveCount(event.replace(COUNT, COUNT.replace("1", "12")))).isEqualTo(12);
  }

  /** Only SQS sets the count; a test event of the console may lack it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\"ApproximateReceiveCount\": \"many\",", "\"Other\": \"5\","})
  void areDeliveredForTheFirstTimeIfTheyDoNotSayOtherwise(String attribute) throws IOException {
    assertThat(event).contains(COUNT + ",");
    assertThat(receiveCount(event.replace(COUNT + ",", attribute))).isEqualTo(1);
  }

  private static int receiveCount(String event) throws IOException {
    var messages = UploadEvents.messages(new ByteArrayInputStream(event.getBytes(UTF_8)));
    assertThat(messages).hasSize(1);
    return messages.get(0).receiveCount();
  }

  private static String read() {
    try {
      return Files.readString(EVENT);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
