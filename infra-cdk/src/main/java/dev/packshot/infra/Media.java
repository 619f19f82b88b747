package dev.packshot.infra;

import dev.packshot.photo.PhotoKey;
import dev.packshot.store.S3ObjectStore;
import java.net.URI;
import java.util.ArrayList;
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
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/** The bucket of photos and pictures, and the CloudFront distribution of its public part. */
final class Media extends Construct {
  private static final Duration OLD_VERSION_RETENTION = Duration.days(30);
  private static final String PHOTO_FOLDER = "scanner/"; // of originals and smaller pictures
  private static final int MIN_ARCHIVED_BYTES = 500_000;

  private final String name;
  private final Target target;
  private final Bucket bucket;
  private final Optional<Distribution> distribution;

  Media(Construct scope, StageSettings settings) {
    super(scope, "Media");
    target = settings.target();
    // The policy of the queue contains the bucket's name, and the bucket depends on that policy. A
    // name that CloudFormation generates would make this a cycle.
    name = "packshot-" + settings.stage().value() + "-photos-" + Aws.ACCOUNT_ID + "-" + Aws.REGION;
    bucket =
        Bucket.Builder.create(this, "Photos")
            .bucketName(name)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .minimumTlsVersion(1.2)
            .versioned(true)
            .cors(List.of(cors(settings)))
            .lifecycleRules(lifecycle(settings))
            .removalPolicy(settings.stage().removalPolicy())
            .build();
    distribution =
        settings.hasCloudFront()
            ? Optional.of(PictureDistribution.of(this, bucket, settings))
            : Optional.empty();
  }

  Bucket bucket() {
    return bucket;
  }

  /** Returns the name without a reference to the bucket, so that its use creates no dependency. */
  String bucketName() {
    return name;
  }

  /** Returns the ARN, like {@link #bucketName} without a reference to the bucket. */
  String bucketArn() {
    return "arn:" + Aws.PARTITION + ":s3:::" + name;
  }

  /** Returns the common start of the URLs of public pictures, or their path in the API. */
  String publicUrl() {
    return distribution
        .map(cloudFront -> "https://" + cloudFront.getDistributionDomainName())
        .or(() -> target.uploadEndpoint().map(this::bucketUrl))
        .orElse(PictureRoute.MEDIA);
  }

  /** Returns the URL of the public part of the bucket, which LocalStack lets everybody read. */
  private String bucketUrl(URI endpoint) {
    var folder = PictureDistribution.PREFIX.substring(0, PictureDistribution.PREFIX.length() - 1);
    return endpoint + "/" + name + "/" + folder;
  }

  /** Returns the origin of upload forms and signed URLs, without a reference to the bucket. */
  String uploadOrigin() {
    return "https://" + name + ".s3." + Aws.REGION + "." + Aws.URL_SUFFIX;
  }

  Optional<Distribution> distribution() {
    return distribution;
  }

  /** Returns the rule for browsers, which post forms, put files and show pictures. */
  private static CorsRule cors(StageSettings settings) {
    return CorsRule.builder()
        .allowedOrigins(settings.origins().asList())
        .allowedMethods(List.of(HttpMethods.POST, HttpMethods.PUT, HttpMethods.GET))
        .allowedHeaders(List.of("*"))
        .exposedHeaders(List.of("Date", "ETag", "Location"))
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
                .noncurrentVersionExpiration(OLD_VERSION_RETENTION)
                .expiredObjectDeleteMarker(true)
                .build(),
            LifecycleRule.builder()
                .id("rejected")
                .prefix(PhotoKey.PREFIX)
                .tagFilters(Map.of(S3ObjectStore.VERDICT_TAG, S3ObjectStore.REJECTED))
                .expiration(Duration.days(settings.rejectedDays()))
                .build(),
            LifecycleRule.builder()
                .id("replaced")
                .tagFilters(Map.of(S3ObjectStore.VERDICT_TAG, S3ObjectStore.REPLACED))
                .expiration(Duration.days(1)) // the least that S3 offers
                .build());
    var all = new ArrayList<>(always);
    settings.archiveDays().ifPresent(days -> all.add(archive(days)));
    settings.photoDays().ifPresent(days -> all.add(expiry(days)));
    return all;
  }

  /**
   * Returns the rule that moves originals to a storage class of which each GB costs a sixth to keep
   * and more to read, at the same speed. Moving a small object would cost more than it saves.
   */
  private static LifecycleRule archive(int days) {
    return LifecycleRule.builder()
        .id("archive")
        .prefix(PhotoKey.PREFIX)
        .objectSizeGreaterThan(MIN_ARCHIVED_BYTES)
        .transitions(
            List.of(
                Transition.builder()
                    .storageClass(StorageClass.GLACIER_INSTANT_RETRIEVAL)
                    .transitionAfter(Duration.days(days))
                    .build()))
        .build();
  }

  /** Returns the rule that deletes photos and their smaller pictures, but no product images. */
  private static LifecycleRule expiry(int days) {
    return LifecycleRule.builder()
        .id("photos")
        .prefix(PHOTO_FOLDER)
        .expiration(Duration.days(days))
        .build();
  }
}
