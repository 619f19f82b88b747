package dev.packshot.infra;

import dev.packshot.store.S3ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** The bucket with the photos, and the way to those pictures in it that are public. */
final class Media extends Construct {
  private static final Duration OLD_VERSIONS_KEPT = Duration.days(30);
  private static final Duration DEV_PHOTOS_KEPT = Duration.days(14);

  private final String name;
  private final Target target;
  private final Bucket bucket;
  private final Optional<Distribution> distribution;

  Media(Construct scope, StageSettings settings) {
    super(scope, "Media");
    target = settings.target();
    // The name is said, not made up by CloudFormation, so that the queue can name the one bucket
    // that may send to it before there is a bucket, which in turn needs the queue.
    name = "packshot-" + settings.stage().word() + "-photos-" + Aws.ACCOUNT_ID + "-" + Aws.REGION;
    bucket =
        Bucket.Builder.create(this, "Photos")
            .bucketName(name)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .minimumTlsVersion(1.2)
            .versioned(true)
            .cors(List.of(uploads(settings)))
            .lifecycleRules(lifecycle(settings))
            .removalPolicy(settings.stage().data())
            .build();
    distribution =
        settings.target().servesMedia()
            ? Optional.of(PublicPictures.of(this, bucket, settings))
            : Optional.empty();
  }

  Bucket bucket() {
    return bucket;
  }

  /** In words of CloudFormation's own parameters, so that using it makes no dependency. */
  String bucketName() {
    return name;
  }

  String bucketArn() {
    return "arn:" + Aws.PARTITION + ":s3:::" + name;
  }

  /** What the addresses of public pictures begin with. */
  String publicUrl() {
    return distribution
        .map(it -> "https://" + it.getDistributionDomainName())
        .orElseGet(this::bucketUrl);
  }

  /**
   * Where there is no CloudFront, whoever runs the stack sees the pictures in the bucket itself.
   */
  private String bucketUrl() {
    var endpoint = target.uploadEndpoint().map(Object::toString);
    return endpoint.orElse("https://s3." + Aws.REGION + "." + Aws.URL_SUFFIX)
        + "/"
        + name
        + "/"
        + PublicPictures.PREFIX.substring(0, PublicPictures.PREFIX.length() - 1);
  }

  Optional<Distribution> distribution() {
    return distribution;
  }

  /** A browser posts the form it was given; there is nothing else for it to do here. */
  private static CorsRule uploads(StageSettings settings) {
    return CorsRule.builder()
        .allowedOrigins(List.copyOf(settings.origins()))
        .allowedMethods(List.of(HttpMethods.POST, HttpMethods.GET))
        .allowedHeaders(List.of("*"))
        .exposedHeaders(List.of("ETag", "Location"))
        .maxAge(86_400)
        .build();
  }

  private static List<LifecycleRule> lifecycle(StageSettings settings) {
    var always =
        List.of(
            LifecycleRule.builder()
                .id("unfinished-uploads")
                .abortIncompleteMultipartUploadAfter(Duration.days(1))
                .build(),
            LifecycleRule.builder()
                .id("old-versions")
                .noncurrentVersionExpiration(OLD_VERSIONS_KEPT)
                .expiredObjectDeleteMarker(true)
                .build(),
            LifecycleRule.builder()
                .id("rejected")
                .prefix(Grants.PHOTO_PREFIX)
                .tagFilters(Map.of(S3ObjectStore.VERDICT_TAG, S3ObjectStore.REJECTED))
                .expiration(Duration.days(settings.rejectedDays()))
                .build());
    return settings.stage().keepsData() ? always : withTrial(always);
  }

  private static List<LifecycleRule> withTrial(List<LifecycleRule> always) {
    var all = new java.util.ArrayList<>(always);
    // of sessions alone: an image of a product has an item that would go on showing it
    all.add(
        LifecycleRule.builder()
            .id("trials")
            .prefix("scanner/")
            .expiration(DEV_PHOTOS_KEPT)
            .build());
    return all;
  }
}
