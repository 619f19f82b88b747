package dev.packshot.infra;

import dev.packshot.product.Pictures;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersCorsBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOriginWithOACProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.constructs.Construct;

/**
 * CloudFront before the part of the bucket that is public. It can read that part alone, and asks
 * for nothing outside it, so that no address leads to an original.
 */
final class PublicPictures {
  /** What is public lies under this; originals lie elsewhere. */
  static final String PREFIX = Pictures.PUBLIC;

  private static final Duration KEPT = Duration.hours(1);

  private PublicPictures() {}

  static Distribution of(Construct scope, Bucket bucket, StageSettings settings) {
    var distribution =
        Distribution.Builder.create(scope, "Distribution")
            .comment("Packshot " + settings.stage().word() + ": public product pictures")
            .httpVersion(HttpVersion.HTTP2_AND_3)
            .priceClass(PriceClass.PRICE_CLASS_100)
            .defaultBehavior(
                BehaviorOptions.builder()
                    .origin(origin(scope, bucket))
                    .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                    .cachePolicy(caching(scope, settings))
                    .responseHeadersPolicy(headers(scope, settings))
                    .build())
            .build();
    bucket.addToResourcePolicy(reading(bucket, distribution));
    return distribution;
  }

  /** The bucket as one made elsewhere: of our own, CDK would let CloudFront read all of it. */
  private static software.amazon.awscdk.services.cloudfront.IOrigin origin(
      Construct scope, Bucket bucket) {
    var elsewhere =
        Bucket.fromBucketAttributes(
            scope,
            "PublicPart",
            BucketAttributes.builder()
                .bucketName(bucket.getBucketName())
                .bucketRegionalDomainName(bucket.getBucketRegionalDomainName())
                .build());
    Annotations.of(scope)
        .acknowledgeWarning(
            "@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac",
            "The policy is written below, for the public part alone.");
    return S3BucketOrigin.withOriginAccessControl(
        elsewhere,
        S3BucketOriginWithOACProps.builder()
            .originPath("/" + PREFIX.substring(0, PREFIX.length() - 1))
            .build());
  }

  /** What is deleted in the bucket is seen for an hour at the most, whatever browsers may keep. */
  private static CachePolicy caching(Construct scope, StageSettings settings) {
    return CachePolicy.Builder.create(scope, "Caching")
        .comment("Packshot " + settings.stage().word() + ": as the pictures say, an hour at most")
        .minTtl(Duration.seconds(0))
        .defaultTtl(KEPT)
        .maxTtl(KEPT)
        .build();
  }

  private static PolicyStatement reading(Bucket bucket, Distribution distribution) {
    return PolicyStatement.Builder.create()
        .principals(List.of(new ServicePrincipal("cloudfront.amazonaws.com")))
        .actions(List.of("s3:GetObject"))
        .resources(List.of(bucket.arnForObjects(PREFIX + "*")))
        .conditions(
            Map.of(
                "StringEquals",
                Map.of(
                    "AWS:SourceArn",
                    "arn:"
                        + Aws.PARTITION
                        + ":cloudfront::"
                        + Aws.ACCOUNT_ID
                        + ":distribution/"
                        + distribution.getDistributionId())))
        .build();
  }

  private static ResponseHeadersPolicy headers(Construct scope, StageSettings settings) {
    return ResponseHeadersPolicy.Builder.create(scope, "Headers")
        .comment("Pictures are pictures: no sniffing, no script, no frame")
        .securityHeadersBehavior(
            ResponseSecurityHeadersBehavior.builder()
                .contentTypeOptions(
                    ResponseHeadersContentTypeOptions.builder().override(true).build())
                .contentSecurityPolicy(
                    ResponseHeadersContentSecurityPolicy.builder()
                        .contentSecurityPolicy("default-src 'none'; sandbox")
                        .override(true)
                        .build())
                .frameOptions(
                    ResponseHeadersFrameOptions.builder()
                        .frameOption(HeadersFrameOption.DENY)
                        .override(true)
                        .build())
                .strictTransportSecurity(
                    ResponseHeadersStrictTransportSecurity.builder()
                        .accessControlMaxAge(Duration.days(365))
                        .override(true)
                        .build())
                .build())
        .corsBehavior(
            ResponseHeadersCorsBehavior.builder()
                .accessControlAllowCredentials(false)
                .accessControlAllowHeaders(List.of("*"))
                .accessControlAllowMethods(List.of("GET", "HEAD"))
                .accessControlAllowOrigins(List.copyOf(settings.origins()))
                .originOverride(true)
                .build())
        .build();
  }
}
