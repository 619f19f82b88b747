package dev.packshot.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queue of a deployment in AWS. SQS has no age of a queue, so CloudWatch is asked for it. */
final class SqsEventQueue implements EventQueue {
  private static final int BATCH = 10;
  private static final int HIDDEN_SECONDS = 30;
  private static final int MAX_POLLS = 600;
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
  private static final Duration METRIC_AGE = Duration.ofMinutes(15);

  private final SqsClient sqs;
  private final CloudWatchClient metrics;
  private final String queueUrl;
  private final String deadLettersUrl;

  SqsEventQueue(SqsClient sqs, CloudWatchClient metrics, String queueUrl, String deadLettersUrl) {
    this.sqs = sqs;
    this.metrics = metrics;
    this.queueUrl = queueUrl;
    this.deadLettersUrl = deadLettersUrl;
  }

  @Override
  public State state() {
    var queue = attributes(queueUrl);
    return new State(
        count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        count(attributes(deadLettersUrl), QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        age());
  }

  @Override
  public List<DeadLetter> deadLetters(int limit) {
    var messages = new ArrayList<Message>();
    var ids = new HashSet<String>();
    var batch = receive();
    while (!batch.isEmpty() && messages.size() < limit) {
      batch.stream().filter(message -> ids.add(message.messageId())).forEach(messages::add);
      batch = receive();
    }
    messages.forEach(this::release);
    batch.forEach(this::release);
    return messages.stream().limit(limit).map(SqsEventQueue::deadLetter).toList();
  }

  @Override
  public long redrive() {
    long count = waitingDeadLetters();
    var source = attributes(deadLettersUrl).get(QueueAttributeName.QUEUE_ARN);
    sqs.startMessageMoveTask(task -> task.sourceArn(source));
    for (int poll = 0; poll < MAX_POLLS; poll++) {
      if (waitingDeadLetters() == 0) {
        return count;
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
    throw CommandFailure.refused(
        "After ten minutes, "
            + waitingDeadLetters()
            + " of "
            + count
            + " messages are still in the dead-letter queue.");
  }

  private long waitingDeadLetters() {
    return count(attributes(deadLettersUrl), QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            receive ->
                receive
                    .queueUrl(deadLettersUrl)
                    .maxNumberOfMessages(BATCH)
                    .visibilityTimeout(HIDDEN_SECONDS)
                    .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
        .messages();
  }

  private void release(Message message) {
    sqs.changeMessageVisibility(
        change ->
            change
                .queueUrl(deadLettersUrl)
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(0));
  }

  private static DeadLetter deadLetter(Message message) {
    var sentAt = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return new DeadLetter(
        message.messageId(),
        Optional.ofNullable(sentAt).map(Long::valueOf).map(Instant::ofEpochMilli),
        message.body());
  }

  private Map<QueueAttributeName, String> attributes(String url) {
    return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
        .attributes();
  }

  private static long count(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    return Long.parseLong(attributes.getOrDefault(name, "0"));
  }

  /** Returns the age of the oldest message; empty if CloudWatch does not say it. */
  private Optional<Duration> age() {
    try {
      return measuredAge();
    } catch (SdkException notAllowed) {
      return Optional.empty();
    }
  }

  private Optional<Duration> measuredAge() {
    var name = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    var now = Instant.now();
    return metrics
        .getMetricStatistics(
            get ->
                get.namespace("AWS/SQS")
                    .metricName("ApproximateAgeOfOldestMessage")
                    .dimensions(Dimension.builder().name("QueueName").value(name).build())
                    .startTime(now.minus(METRIC_AGE))
                    .endTime(now)
                    .period(60)
                    .statistics(Statistic.MAXIMUM))
        .datapoints()
        .stream()
        .max(Comparator.comparing(Datapoint::timestamp))
        .map(point -> Duration.ofSeconds(point.maximum().longValue()));
  }
}
