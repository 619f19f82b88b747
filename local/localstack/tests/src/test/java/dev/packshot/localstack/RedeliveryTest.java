package dev.packshot.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.CameraPhoto;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Tests of the redelivery of events to the deployed function. */
class RedeliveryTest {
  private static final int PHOTOS = 8;
  private static final byte[] PHOTO = CameraPhoto.twelveMegapixels().jpeg();

  /** The delivery delay, after which all messages of a test are available at once. */
  private static final String DELAY_SECONDS = "4";

  /** The visibility timeout in these tests; the deployed queue has a minute. */
  private static final String VISIBILITY_TIMEOUT_SECONDS = "3";

  /** The visibility timeout while the function is killed, long enough to see what was in flight. */
  private static final String INTERRUPTED_SECONDS = "15";

  private final Deployment deployed = Deployment.current();
  private final ApiClient api = deployed.api();
  private final S3Client s3 = Clients.s3(deployed.endpoint());
  private final SqsClient sqs = Clients.sqs(deployed.endpoint());
  private final DynamoDbClient dynamo = Clients.dynamo(deployed.endpoint());
  private Map<QueueAttributeName, String> deployedAttributes;

  /** Removes messages of earlier tests, which may be hidden for minutes. */
  @BeforeEach
  void emptyTheQueue() {
    sqs.purgeQueue(queue -> queue.queueUrl(deployed.queue().url()));
    assertThat(inFlight() + waiting(deployed.queue().url())).isZero();
  }

  @BeforeEach
  void shortenVisibilityTimeout() {
    deployedAttributes =
        attributes(
            deployed.queue().url(),
            QueueAttributeName.VISIBILITY_TIMEOUT,
            QueueAttributeName.DELAY_SECONDS);
    set(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, VISIBILITY_TIMEOUT_SECONDS));
  }

  @AfterEach
  void restoreQueue() {
    set(deployedAttributes);
    s3.close();
    sqs.close();
    dynamo.close();
  }

  @Test
  void reachesTheSameStateWhenTheFunctionIsKilled() {
    set(
        Map.of(
            QueueAttributeName.DELAY_SECONDS, DELAY_SECONDS,
            QueueAttributeName.VISIBILITY_TIMEOUT, INTERRUPTED_SECONDS));
    var session = api.openSession();
    var keys = keys(session, PHOTOS);
    keys.forEach(this::put);
    Polling.waitUntil("the first verdict", () -> api.countReady(session) > 0);
    Polling.waitUntil("an interrupted delivery", () -> killFunction() && inFlight() > 0);
    assertThat(api.countReady(session)).as("verdicts").isBetween(1L, PHOTOS - 1L);

    Polling.waitUntil("every verdict", () -> api.countReady(session) == PHOTOS);
    assertThat(api.photos(session)).containsOnlyKeys(keys);
    assertThat(readAttribute(session, "photo_count")).isEqualTo(Integer.toString(PHOTOS));
    Polling.waitUntil(
        "an empty queue", () -> inFlight() == 0 && waiting(deployed.queue().url()) == 0);
    assertThat(waiting(deployed.queue().deadLetters())).isZero();
  }

  @Test
  void processesADeadLetterAfterARedrive() {
    var session = api.openSession();
    var keys = keys(session, 1);
    setPhotoCount(session, AttributeValue.fromS("not a number"));
    keys.forEach(this::put);
    Polling.waitUntil("a dead letter", () -> waiting(deployed.queue().deadLetters()) == 1);
    setPhotoCount(session, AttributeValue.fromN("0"));
    assertThat(api.photos(session)).isEmpty();

    Command.run(Map.of(), "clients/cli/packshot", "dlq", "redrive", "--yes").expectSuccess();
    Polling.waitUntil("the verdict", () -> api.countReady(session) == 1);
    assertThat(api.photos(session)).containsOnlyKeys(keys);
    assertThat(readAttribute(session, "photo_count")).isEqualTo("1");
    assertThat(waiting(deployed.queue().deadLetters())).isZero();
  }

  @Test
  void movesAnUnreadableMessageToTheDeadLetters() {
    sqs.sendMessage(send -> send.queueUrl(deployed.queue().url()).messageBody("{\"Records\": 7"));
    Polling.waitUntil("a dead letter", () -> waiting(deployed.queue().deadLetters()) == 1);
    var letter =
        sqs.receiveMessage(receive -> receive.queueUrl(deployed.queue().deadLetters()))
            .messages()
            .get(0);
    assertThat(letter.body()).isEqualTo("{\"Records\": 7");
    sqs.deleteMessage(
        delete ->
            delete.queueUrl(deployed.queue().deadLetters()).receiptHandle(letter.receiptHandle()));
  }

  private List<String> keys(String session, int photos) {
    return IntStream.range(0, photos).mapToObj(photo -> api.objectKey(session)).toList();
  }

  private void put(String key) {
    s3.putObject(
        put -> put.bucket(deployed.bucket()).key(key).contentType("image/jpeg"),
        RequestBody.fromBytes(PHOTO));
  }

  /** Kills all processes of the function and returns whether there was one. */
  private static boolean killFunction() {
    var processes =
        ProcessHandle.allProcesses()
            .filter(
                process ->
                    process.info().commandLine().orElse("").contains("UploadedObjectHandler"))
            .toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    return !processes.isEmpty();
  }

  private void setPhotoCount(String session, AttributeValue count) {
    dynamo.updateItem(
        update ->
            update
                .tableName(deployed.table())
                .key(key(session))
                .updateExpression("SET photo_count = :count")
                .expressionAttributeValues(Map.of(":count", count)));
  }

  private String readAttribute(String session, String attribute) {
    var item = dynamo.getItem(get -> get.tableName(deployed.table()).key(key(session))).item();
    return item.get(attribute).n();
  }

  private static Map<String, AttributeValue> key(String session) {
    return Map.of(
        "pk", AttributeValue.fromS("SESSION#" + session), "sk", AttributeValue.fromS("SESSION"));
  }

  private int inFlight() {
    var attribute = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
    return Integer.parseInt(attributes(deployed.queue().url(), attribute).get(attribute));
  }

  private int waiting(String queue) {
    var attribute = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return Integer.parseInt(attributes(queue, attribute).get(attribute));
  }

  private void set(Map<QueueAttributeName, String> attributes) {
    sqs.setQueueAttributes(queue -> queue.queueUrl(deployed.queue().url()).attributes(attributes));
  }

  private Map<QueueAttributeName, String> attributes(String queue, QueueAttributeName... names) {
    return sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(names)).attributes();
  }
}
