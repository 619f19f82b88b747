package dev.packshot.local.pump;

import dev.packshot.local.function.LocalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * The delivery of messages of an SQS queue to a function, as by Lambda's event source mapping. It
 * retries while the queue is unreachable. SQS moves dead letters itself.
 */
public final class SqsPump implements AutoCloseable {
  private static final int BATCH_SIZE = 10;
  private static final int WAIT_SECONDS = 2;
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
  private static final Backoff BACKOFF = new Backoff(RETRY_DELAY, Duration.ofMinutes(1));

  private final SqsClient sqs;
  private final String queueUrl;
  private final BatchFunction function;
  private final Runnable restore;
  private final Consumer<String> log;
  private final AtomicBoolean reachable = new AtomicBoolean(true);
  private final PumpWorkers workers = new PumpWorkers("queue-pump");
  private volatile boolean closed;

  private SqsPump(
      SqsClient sqs,
      String queueUrl,
      String region,
      LocalFunction function,
      Runnable restore,
      Consumer<String> log) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.function = new BatchFunction(new SqsEvent(region), function, log);
    this.restore = restore;
    this.log = log;
  }

  /**
   * Starts to deliver.
   *
   * @param restore called when the queue no longer exists, to create it again
   * @param log receives a line for each failure of the function or queue
   */
  public static SqsPump start(
      SqsClient sqs,
      String queueUrl,
      String region,
      LocalFunction function,
      Runnable restore,
      Consumer<String> log) {
    var pump = new SqsPump(sqs, queueUrl, region, function, restore, log);
    pump.workers.start(pump::work);
    return pump;
  }

  /** Finishes the current batches. Other messages stay in the queue. */
  @Override
  public void close() {
    closed = true;
    workers.stop();
  }

  private void work() {
    while (!closed) {
      try {
        deliverNext();
        reachable.set(true);
      } catch (RuntimeException e) {
        pauseAfter(e);
      }
    }
  }

  private void deliverNext() {
    try {
      deliver(receive());
    } catch (QueueDoesNotExistException gone) {
      restoreOnce();
    }
  }

  private List<ReceivedMessage> receive() {
    return sqs
        .receiveMessage(
            receive ->
                receive
                    .queueUrl(queueUrl)
                    .maxNumberOfMessages(BATCH_SIZE)
                    .waitTimeSeconds(WAIT_SECONDS)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .stream()
        .map(ReceivedMessage::of)
        .toList();
  }

  private void deliver(List<ReceivedMessage> batch) {
    if (batch.isEmpty()) {
      return;
    }
    var failed = function.failures(batch.stream().map(ReceivedMessage::message).toList());
    for (var received : batch) {
      if (failed.contains(received.message().id())) {
        retry(received);
      } else {
        sqs.deleteMessage(
            delete -> delete.queueUrl(queueUrl).receiptHandle(received.receiptHandle()));
      }
    }
  }

  /** Hides the message, for longer with each attempt. SQS moves it after the last attempt. */
  private void retry(ReceivedMessage failed) {
    int attempt = failed.message().receiveCount();
    int seconds = (int) BACKOFF.after(attempt).toSeconds();
    sqs.changeMessageVisibility(
        change ->
            change
                .queueUrl(queueUrl)
                .receiptHandle(failed.receiptHandle())
                .visibilityTimeout(seconds));
  }

  /** Restores the queue unless another thread has restored it. */
  private synchronized void restoreOnce() {
    try {
      sqs.getQueueAttributes(get -> get.queueUrl(queueUrl));
    } catch (QueueDoesNotExistException gone) {
      restore.run();
    }
  }

  private void pauseAfter(RuntimeException failure) {
    if (reachable.getAndSet(false)) {
      log.accept(
          "cannot deliver events, because the queue is unreachable: " + failure.getMessage());
    }
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_DELAY.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A message with the handle by which it is deleted or hidden. */
  private record ReceivedMessage(Message message, String receiptHandle) {
    static ReceivedMessage of(software.amazon.awssdk.services.sqs.model.Message message) {
      var attributes = message.attributes();
      var sentAt =
          Instant.ofEpochMilli(
              Long.parseLong(attributes.get(MessageSystemAttributeName.SENT_TIMESTAMP)));
      int receiveCount =
          Integer.parseInt(attributes.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
      return new ReceivedMessage(
          new Message(message.messageId(), sentAt, message.body(), receiveCount),
          message.receiptHandle());
    }
  }
}
