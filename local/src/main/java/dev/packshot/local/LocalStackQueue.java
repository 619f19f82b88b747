package dev.packshot.local;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The event queue of a run on LocalStack, whose dead letters go to one of their own. */
record LocalStackQueue(String url, String arn) {
  private static final int TRIES = 5;

  /** A message that a process took along into its grave comes again after this time. */
  private static final String SECONDS_HIDDEN = "60";

  /** Makes both unless they are there. */
  static LocalStackQueue create(SqsClient sqs, String name) {
    var dead = arn(sqs, sqs.createQueue(queue -> queue.queueName(name + "-dead")).queueUrl());
    var redrive =
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}".formatted(dead, TRIES);
    var attributes =
        Map.of(
            QueueAttributeName.REDRIVE_POLICY, redrive,
            QueueAttributeName.VISIBILITY_TIMEOUT, SECONDS_HIDDEN);
    var url = sqs.createQueue(queue -> queue.queueName(name).attributes(attributes)).queueUrl();
    return new LocalStackQueue(url, arn(sqs, url));
  }

  private static String arn(SqsClient sqs, String url) {
    return sqs.getQueueAttributes(
            ask -> ask.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }
}
