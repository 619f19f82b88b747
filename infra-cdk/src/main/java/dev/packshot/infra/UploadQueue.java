package dev.packshot.infra;

import dev.packshot.event.UploadBatchHandler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * The queue that carries S3's notifications of new and removed objects to the function that judges
 * them, and its dead-letter queue.
 */
final class UploadQueue extends Construct {
  /** One photo an invocation, so that a photo that fails delays no other. */
  private static final int BATCH_SIZE = 1;

  private static final String CREATION = "s3:ObjectCreated:*";

  /** Removals by requests; lifecycle rules have events of their own, which are not sent. */
  private static final String REMOVAL = "s3:ObjectRemoved:*";

  /** The longest that SQS keeps a message. */
  private static final Duration RETENTION = Duration.days(14);

  private final Queue queue;
  private final Queue deadLetters;

  UploadQueue(Construct scope, StageSettings settings, Media media) {
    super(scope, "Uploads");
    deadLetters = deadLetters(settings);
    queue = queue(settings);
    var policy = queue.addToResourcePolicy(sendFromBucket(media));
    var bucket = (CfnBucket) media.bucket().getNode().getDefaultChild();
    bucket.setNotificationConfiguration(notifications());
    // S3 sends a test message to a new notification target, so the policy must exist before
    bucket.getNode().addDependency(policy.getPolicyDependable());
  }

  /** Delivers the messages to the function that judges uploaded objects. */
  void deliverTo(Functions.Deployed function, Stage stage) {
    function
        .alias()
        .addEventSource(
            SqsEventSource.Builder.create(queue)
                .batchSize(BATCH_SIZE)
                .reportBatchItemFailures(true)
                .maxConcurrency(stage.uploadConcurrency())
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
        .visibilityTimeout(Duration.seconds(UploadTimes.visibility().toSeconds()))
        .retentionPeriod(RETENTION)
        .deadLetterQueue(
            DeadLetterQueue.builder()
                .queue(deadLetters)
                .maxReceiveCount(UploadBatchHandler.MAX_RECEIVES)
                .build())
        .removalPolicy(settings.stage().removalPolicy())
        .build();
  }

  private Queue deadLetters(StageSettings settings) {
    return Queue.Builder.create(this, "DeadLetters")
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .retentionPeriod(RETENTION)
        .removalPolicy(settings.stage().removalPolicy())
        .build();
  }

  private PolicyStatement sendFromBucket(Media media) {
    return PolicyStatement.Builder.create()
        .principals(List.of(new ServicePrincipal("s3.amazonaws.com")))
        .actions(List.of("sqs:SendMessage"))
        .resources(List.of(queue.getQueueArn()))
        .conditions(
            new TreeMap<>( // the order of Map.of differs between JVMs
                Map.of(
                    "StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                    "ArnEquals", Map.of("aws:SourceArn", media.bucketArn()))))
        .build();
  }

  private CfnBucket.NotificationConfigurationProperty notifications() {
    return CfnBucket.NotificationConfigurationProperty.builder()
        .queueConfigurations(
            List.of(
                on(CREATION, ObjectGrants.PHOTO_PREFIX),
                on(CREATION, ObjectGrants.ORIGINAL_PREFIX),
                on(REMOVAL, ObjectGrants.PHOTO_PREFIX)))
        .build();
  }

  /** Returns the notification of objects under a prefix; pictures are stored without one. */
  private CfnBucket.QueueConfigurationProperty on(String event, String prefix) {
    var rule = CfnBucket.FilterRuleProperty.builder().name("prefix").value(prefix).build();
    return CfnBucket.QueueConfigurationProperty.builder()
        .event(event)
        .queue(queue.getQueueArn())
        .filter(
            CfnBucket.NotificationFilterProperty.builder()
                .s3Key(CfnBucket.S3KeyFilterProperty.builder().rules(List.of(rule)).build())
                .build())
        .build();
  }
}
