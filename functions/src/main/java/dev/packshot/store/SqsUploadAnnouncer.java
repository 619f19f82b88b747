package dev.packshot.store;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** A sender of events to a queue of SQS, ten in a call. */
public final class SqsUploadAnnouncer implements UploadAnnouncer {
  /** The maximum number of messages in one call. */
  private static final int BATCH_SIZE = 10;

  private final SqsClient sqs;
  private final String queueUrl;

  public SqsUploadAnnouncer(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  @Override
  public void announce(List<UploadedObject> objects) {
    for (int from = 0; from < objects.size(); from += BATCH_SIZE) {
      send(objects.subList(from, Math.min(objects.size(), from + BATCH_SIZE)));
    }
  }

  private void send(List<UploadedObject> objects) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>();
    for (var object : objects) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .messageBody(CreationMessage.of(object))
              .build());
    }
    var answer = sqs.sendMessageBatch(batch -> batch.queueUrl(queueUrl).entries(entries));
    if (!answer.failed().isEmpty()) {
      var first = answer.failed().get(0);
      throw SqsException.builder()
          .message("SQS did not take a message: " + first.code() + ", " + first.message())
          .build();
    }
  }
}
