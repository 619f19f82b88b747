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
 * Carries events from a queue of SQS to a function as Lambda's event source mapping does, and waits
 * where the queue is out of reach; dead letters are the queue's own affair.
 */
public final class QueuePump implements AutoCloseable {
  private static final int BATCH = 10;
  private static final int WAIT_SECONDS = 2;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final SqsClient sqs;
  private final String queue;
  private final BatchFunction function;
  private final Runnable restore;
  private final Consumer<String> alarm;
  private final AtomicBoolean reachable = new AtomicBoolean(true);
  private final PumpWorkers workers = new PumpWorkers("queue-pump");
  private volatile boolean closed;

  private QueuePump(
      SqsClient sqs,
      String queue,
      String region,
      LocalFunction function,
      Runnable restore,
      Consumer<String> alarm) {
    this.sqs = sqs;
    this.queue = queue;
    this.function = new BatchFunction(new SqsEvent(region), function, alarm);
    this.restore = restore;
    this.alarm = alarm;
  }

  /**
   * Starts to deliver.
   *
   * @param restore makes the queue again where it is gone
   * @param alarm is told of what fails, in a line for people
   */
  public static QueuePump start(
      SqsClient sqs,
      String queue,
      String region,
      LocalFunction function,
      Runnable restore,
      Consumer<String> alarm) {
    var pump = new QueuePump(sqs, queue, region, function, restore, alarm);
    pump.workers.start(pump::work);
    return pump;
  }

  /** Finishes the batches that are under way; what is left comes again from the queue. */
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
      } catch (RuntimeException outage) {
        wait(outage);
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

  private List<Received> receive() {
    return sqs
        .receiveMessage(
            ask ->
                ask.queueUrl(queue)
                    .maxNumberOfMessages(BATCH)
                    .waitTimeSeconds(WAIT_SECONDS)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .stream()
        .map(Received::of)
        .toList();
  }

  private void deliver(List<Received> batch) {
    if (batch.isEmpty()) {
      return;
    }
    var failed = function.failures(batch.stream().map(Received::message).toList());
    for (var one : batch) {
      if (failed.contains(one.message().id())) {
        retry(one);
      } else {
        sqs.deleteMessage(done -> done.queueUrl(queue).receiptHandle(one.receipt()));
      }
    }
  }

  /** Hidden for longer with each try; after the last, the queue makes it a dead letter. */
  private void retry(Received failed) {
    int seconds = (int) PAUSE.multipliedBy(1L << (failed.message().receives() - 1)).toSeconds();
    sqs.changeMessageVisibility(
        later -> later.queueUrl(queue).receiptHandle(failed.receipt()).visibilityTimeout(seconds));
  }

  private synchronized void restoreOnce() {
    try {
      sqs.getQueueAttributes(ask -> ask.queueUrl(queue));
    } catch (QueueDoesNotExistException gone) {
      restore.run();
    }
  }

  private void wait(RuntimeException outage) {
    if (reachable.getAndSet(false)) {
      alarm.accept("events wait for the queue, which is out of reach: " + outage.getMessage());
    }
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A message, and what SQS wants to hear of it. */
  private record Received(Message message, String receipt) {
    static Received of(software.amazon.awssdk.services.sqs.model.Message received) {
      var attributes = received.attributes();
      var sentAt =
          Instant.ofEpochMilli(
              Long.parseLong(attributes.get(MessageSystemAttributeName.SENT_TIMESTAMP)));
      int receives =
          Integer.parseInt(attributes.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
      return new Received(
          new Message(received.messageId(), sentAt, received.body(), receives),
          received.receiptHandle());
    }
  }
}
