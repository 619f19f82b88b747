package dev.packshot.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * The way of an event: from the bucket into a queue, and from there to the function that judges.
 */
final class Uploads extends Construct {
  /**
   * At least six times the function's timeout:
   * docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html.
   */
  private static final int VISIBILITY_TIMES_TIMEOUT = 6;

  /** As AWS advises at least; five tries also outlast a short outage of the table. */
  private static final int TRIES = 5;

  private static final int BATCH = 10;

  private final Queue queue;
  private final Queue deadLetters;

  Uploads(Construct scope, StageSettings settings, Media media, Functions functions) {
    super(scope, "Uploads");
    deadLetters = deadLetters(settings);
    queue = queue(settings);
    var fromBucket = bucketOnly(media);
    var mayArrive = queue.addToResourcePolicy(fromBucket);
    var bucket = (CfnBucket) media.bucket().getNode().getDefaultChild();
    bucket.setNotificationConfiguration(toQueue());
    // S3 sends a test message when it is told of the queue, and must be let in by then
    bucket.getNode().addDependency(mayArrive.getPolicyDependable());
    functions
        .uploadedObject()
        .alias()
        .addEventSource(
            SqsEventSource.Builder.create(queue)
                .batchSize(BATCH)
                .reportBatchItemFailures(true)
                .maxConcurrency(settings.stage().ingestConcurrency())
                .build());
  }

  Queue queue() {
    return queue;
  }

  Queue deadLetters() {
    return deadLetters;
  }

  private Queue queue(StageSettings settings) {
    return Queue.Builder.create(this, "Queue")
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .visibilityTimeout(
            Duration.seconds(VISIBILITY_TIMES_TIMEOUT * FunctionPlans.INGEST_TIMEOUT.toSeconds()))
        .retentionPeriod(Duration.days(4))
        .deadLetterQueue(
            DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(TRIES).build())
        .removalPolicy(settings.stage().data())
        .build();
  }

  private Queue deadLetters(StageSettings settings) {
    return Queue.Builder.create(this, "DeadLetters")
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .retentionPeriod(Duration.days(14))
        .removalPolicy(settings.stage().data())
        .build();
  }

  private PolicyStatement bucketOnly(Media media) {
    return PolicyStatement.Builder.create()
        .principals(List.of(new ServicePrincipal("s3.amazonaws.com")))
        .actions(List.of("sqs:SendMessage"))
        .resources(List.of(queue.getQueueArn()))
        .conditions(
            new TreeMap<>( // a Map.of two has another order in every JVM
                Map.of(
                    "StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                    "ArnEquals", Map.of("aws:SourceArn", media.bucketArn()))))
        .build();
  }

  private CfnBucket.NotificationConfigurationProperty toQueue() {
    return CfnBucket.NotificationConfigurationProperty.builder()
        .queueConfigurations(
            Stream.of(Grants.PHOTO_PREFIX, Grants.ORIGINAL_PREFIX).map(this::created).toList())
        .build();
  }

  /** Not of everything: a picture that we make ourselves is no news. */
  private CfnBucket.QueueConfigurationProperty created(String prefix) {
    var rule = CfnBucket.FilterRuleProperty.builder().name("prefix").value(prefix).build();
    return CfnBucket.QueueConfigurationProperty.builder()
        .event("s3:ObjectCreated:*")
        .queue(queue.getQueueArn())
        .filter(
            CfnBucket.NotificationFilterProperty.builder()
                .s3Key(CfnBucket.S3KeyFilterProperty.builder().rules(List.of(rule)).build())
                .build())
        .build();
  }
}
