package dev.packshot.cli;

import dev.packshot.photo.PhotoKey;
import dev.packshot.product.OriginalKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The checks of a bucket in AWS: versions, CORS and the notification of the queue. */
record BucketCheck(S3Client s3, String bucket, String queueName) {
  private static final String REMEDY = "deploy again with make deploy";

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    Stream.of(
            new Check("bucket", "s3:ListBucket, s3:GetBucketVersioning", this::versions),
            new Check("CORS", "s3:GetBucketCORS", this::cors),
            new Check("notification", "s3:GetBucketNotification", this::notification))
        .map(Check::findings)
        .forEach(findings::addAll);
    return findings;
  }

  private List<Finding> versions() {
    s3.headBucket(head -> head.bucket(bucket));
    var status = s3.getBucketVersioning(get -> get.bucket(bucket)).status();
    return List.of(
        status == BucketVersioningStatus.ENABLED
            ? Finding.good("bucket", bucket + " keeps versions")
            : Finding.bad("bucket", bucket + " keeps no versions", REMEDY));
  }

  private List<Finding> cors() {
    try {
      var rules = s3.getBucketCors(get -> get.bucket(bucket)).corsRules();
      var isEnough =
          rules.stream()
              .anyMatch(rule -> rule.allowedMethods().containsAll(List.of("POST", "PUT")));
      var origins = rules.stream().flatMap(rule -> rule.allowedOrigins().stream()).toList();
      return List.of(
          isEnough
              ? Finding.good("CORS", "browsers of " + origins + " may upload")
              : Finding.bad("CORS", "browsers may not POST and PUT", REMEDY));
    } catch (S3Exception none) {
      if (none.statusCode() != 404) {
        throw none;
      }
      return List.of(Finding.bad("CORS", "the bucket has no rules for browsers", REMEDY));
    }
  }

  private List<Finding> notification() {
    var configurations =
        s3.getBucketNotificationConfiguration(get -> get.bucket(bucket)).queueConfigurations();
    return Stream.of(PhotoKey.PREFIX, OriginalKey.PREFIX)
        .map(
            prefix ->
                configurations.stream().anyMatch(it -> isAbout(it, prefix))
                    ? Finding.good("notification", prefix + " notifies " + queueName)
                    : Finding.bad("notification", prefix + " does not notify " + queueName, REMEDY))
        .toList();
  }

  private boolean isAbout(QueueConfiguration configuration, String prefix) {
    return configuration.queueArn().endsWith(":" + queueName)
        && configuration.filter() != null
        && configuration.filter().key().filterRules().stream()
            .anyMatch(rule -> rule.value().equals(prefix));
  }
}
