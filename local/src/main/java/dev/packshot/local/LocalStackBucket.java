package dev.packshot.local;

import dev.packshot.local.pump.UploadEvents;
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

  /** Makes it unless it is there, and has it tell the queue of what is put into it. */
  void create(String queueArn) {
    try {
      s3.createBucket(bucket -> bucket.bucket(name));
    } catch (BucketAlreadyOwnedByYouException alreadyThere) {
      // made by an earlier run
    }
    s3.putBucketCors(cors -> cors.bucket(name).corsConfiguration(everyPage()));
    s3.putBucketNotificationConfiguration(
        notification -> notification.bucket(name).notificationConfiguration(to(queueArn)));
  }

  private static CORSConfiguration everyPage() {
    var rule =
        CORSRule.builder()
            .allowedOrigins("*")
            .allowedMethods("GET", "POST")
            .allowedHeaders("*")
            .exposeHeaders("ETag", "Location")
            .build();
    return CORSConfiguration.builder().corsRules(rule).build();
  }

  private static NotificationConfiguration to(String queueArn) {
    return NotificationConfiguration.builder()
        .queueConfigurations(
            UploadEvents.TOLD_OF.stream().map(prefix -> created(prefix, queueArn)).toList())
        .build();
  }

  private static QueueConfiguration created(String prefix, String queueArn) {
    return QueueConfiguration.builder()
        .queueArn(queueArn)
        .events(Event.S3_OBJECT_CREATED)
        .filter(filter -> filter.key(key -> key.filterRules(beginning(prefix))))
        .build();
  }

  private static FilterRule beginning(String prefix) {
    return FilterRule.builder().name(FilterRuleName.PREFIX).value(prefix).build();
  }
}
