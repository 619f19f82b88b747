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

/** An event that was not dealt with comes again, until it is or is kept apart. */
class RedeliveryTest {
  private static final int PHOTOS = 8;
  private static final byte[] PHOTO = CameraPhoto.twelveMegapixels().jpeg();

  /** Messages rest this long, so that they come as one batch. */
  private static final String REST_SECONDS = "4";

  /** Deployed, a message that was not dealt with comes again after nine minutes. */
  private static final String SOON = "5";

  private final Deployment deployed = Deployment.current();
  private final Packshot api = deployed.api();
  private final S3Client s3 = Clients.s3(deployed.endpoint());
  private final SqsClient sqs = Clients.sqs(deployed.endpoint());
  private final DynamoDbClient dynamo = Clients.dynamo(deployed.endpoint());
  private Map<QueueAttributeName, String> asDeployed;

  /** What others have left behind, hidden for minutes, is none of these tests' business. */
  @BeforeEach
  void emptyTheQueue() {
    sqs.purgeQueue(queue -> queue.queueUrl(deployed.queue().url()));
    assertThat(inFlight() + waiting(deployed.queue().url())).isZero();
  }

  @BeforeEach
  void hurry() {
    asDeployed =
        attributes(
            deployed.queue().url(),
            QueueAttributeName.VISIBILITY_TIMEOUT,
            QueueAttributeName.DELAY_SECONDS);
    set(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, SOON));
  }

  @AfterEach
  void asBefore() {
    set(asDeployed);
    s3.close();
    sqs.close();
    dynamo.close();
  }

  @Test
  void endsInTheSameStateWhenTheFunctionIsKilledInTheMiddleOfABatch() {
    set(Map.of(QueueAttributeName.DELAY_SECONDS, REST_SECONDS));
    var session = api.open();
    var keys = keys(session, PHOTOS);
    keys.forEach(this::put);
    Await.until("the first verdict", () -> api.ready(session) > 0);
    assertThat(killFunction()).isTrue();
    long done = api.ready(session);
    assertThat(done).as("verdicts when the function was killed").isBetween(1L, PHOTOS - 1L);
    assertThat(inFlight()).as("messages that it took along").isPositive();

    Await.until("every verdict", () -> api.ready(session) == PHOTOS);
    assertThat(api.photos(session)).containsOnlyKeys(keys);
    assertThat(stored(session, "photo_count")).isEqualTo(Integer.toString(PHOTOS));
    Await.until("an empty queue", () -> inFlight() == 0 && waiting(deployed.queue().url()) == 0);
    assertThat(waiting(deployed.queue().deadLetters())).isZero();
  }

  @Test
  void bringsADeadLetterHomeOnceItsReasonIsMended() {
    var session = api.open();
    var keys = keys(session, 1);
    count(session, AttributeValue.fromS("not a number"));
    keys.forEach(this::put);
    Await.until("a dead letter", () -> waiting(deployed.queue().deadLetters()) == 1);
    count(session, AttributeValue.fromN("0"));
    assertThat(api.photos(session)).isEmpty();

    assertThat(Command.run(Map.of(), "infra-cdk/redrive", "dev").expectSuccess().lastLine())
        .isEqualTo("About 1 dead letters are on their way again.");
    Await.until("the verdict", () -> api.ready(session) == 1);
    assertThat(api.photos(session)).containsOnlyKeys(keys);
    assertThat(stored(session, "photo_count")).isEqualTo("1");
    assertThat(waiting(deployed.queue().deadLetters())).isZero();
  }

  @Test
  void keepsAMessageApartThatNoTryCanRead() {
    sqs.sendMessage(send -> send.queueUrl(deployed.queue().url()).messageBody("{\"Records\": 7"));
    Await.until("a dead letter", () -> waiting(deployed.queue().deadLetters()) == 1);
    var letter =
        sqs.receiveMessage(ask -> ask.queueUrl(deployed.queue().deadLetters())).messages().get(0);
    assertThat(letter.body()).isEqualTo("{\"Records\": 7");
    sqs.deleteMessage(
        done ->
            done.queueUrl(deployed.queue().deadLetters()).receiptHandle(letter.receiptHandle()));
  }

  private List<String> keys(String session, int photos) {
    return IntStream.range(0, photos).mapToObj(photo -> api.objectKey(session)).toList();
  }

  private void put(String key) {
    s3.putObject(
        put -> put.bucket(deployed.bucket()).key(key).contentType("image/jpeg"),
        RequestBody.fromBytes(PHOTO));
  }

  /** As the machine under a function may go at any moment. */
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

  private void count(String session, AttributeValue count) {
    dynamo.updateItem(
        update ->
            update
                .tableName(deployed.table())
                .key(key(session))
                .updateExpression("SET photo_count = :count")
                .expressionAttributeValues(Map.of(":count", count)));
  }

  private String stored(String session, String attribute) {
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
    return sqs.getQueueAttributes(ask -> ask.queueUrl(queue).attributeNames(names)).attributes();
  }
}
