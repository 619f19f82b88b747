package dev.packshot.local;

import dev.packshot.event.UploadBatchHandler;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The event queue of a run on LocalStack. It has a dead-letter queue. */
record LocalStackQueue(String url, String arn) {
  /** The time after which SQS redelivers a message whose receiver was killed. */
  private static final String VISIBILITY_TIMEOUT_SECONDS = "60";

  /** Creates both queues if they are missing. */
  static LocalStackQueue create(SqsClient sqs, String name) {
    var deadLetterArn =
        arn(sqs, sqs.createQueue(queue -> queue.queueName(name + "-dead")).queueUrl());
    var redrive =
        String.format(
            Locale.ROOT,
            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}",
            deadLetterArn,
            UploadBatchHandler.MAX_RECEIVES);
    var attributes =
        Map.of(
            QueueAttributeName.REDRIVE_POLICY, redrive,
            QueueAttributeName.VISIBILITY_TIMEOUT, VISIBILITY_TIMEOUT_SECONDS);
    var url = sqs.createQueue(queue -> queue.queueName(name).attributes(attributes)).queueUrl();
    return new LocalStackQueue(url, arn(sqs, url));
  }

  private static String arn(SqsClient sqs, String url) {
    return sqs.getQueueAttributes(
            get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }
}
