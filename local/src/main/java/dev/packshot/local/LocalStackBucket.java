package dev.packshot.local;

import dev.packshot.local.pump.UploadEvents;
import dev.packshot.photo.PhotoKey;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;

/** The photo bucket of a run on LocalStack. */
record LocalStackBucket(S3Client s3, String name) {

  /**
   * Creates the bucket if it is missing, and sends the events of uploads and removals to the queue.
   */
  void create(String queueArn) {
    try {
      s3.createBucket(bucket -> bucket.bucket(name));
    } catch (BucketAlreadyOwnedByYouException exists) {
      // created by an earlier run
    }
    s3.putBucketCors(cors -> cors.bucket(name).corsConfiguration(allowAllOrigins()));
    s3.putBucketNotificationConfiguration(
        notification ->
            notification.bucket(name).notificationConfiguration(notifications(queueArn)));
  }

  private static CORSConfiguration allowAllOrigins() {
    var rule =
        CORSRule.builder()
            .allowedOrigins("*")
            .allowedMethods("GET", "POST", "PUT")
            .allowedHeaders("*")
            .exposeHeaders("Date", "ETag", "Location")
            .build();
    return CORSConfiguration.builder().corsRules(rule).build();
  }

  private static NotificationConfiguration notifications(String queueArn) {
    return NotificationConfiguration.builder()
        .queueConfigurations(
            Stream.concat(
                    UploadEvents.NOTIFIED_PREFIXES.stream()
                        .map(prefix -> on(Event.S3_OBJECT_CREATED, prefix, queueArn)),
                    Stream.of(on(Event.S3_OBJECT_REMOVED, PhotoKey.PREFIX, queueArn)))
                .toList())
        .build();
  }

  private static QueueConfiguration on(Event event, String prefix, String queueArn) {
    return QueueConfiguration.builder()
        .queueArn(queueArn)
        .events(event)
        .filter(filter -> filter.key(key -> key.filterRules(prefixRule(prefix))))
        .build();
  }

  private static FilterRule prefixRule(String prefix) {
    return FilterRule.builder().name(FilterRuleName.PREFIX).value(prefix).build();
  }
}
