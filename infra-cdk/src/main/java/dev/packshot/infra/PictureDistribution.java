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
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersCorsBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.S3OriginAccessControl;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOriginWithOACProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.constructs.Construct;

/**
 * The CloudFront distribution of the public pictures. It may read only the public part of the
 * bucket and prepends that part's prefix to every path, so that no URL leads to an original.
 */
final class PictureDistribution {
  /** The key prefix of the public part of the bucket. */
  static final String PREFIX = Pictures.PUBLIC;

  private static final Duration MAX_AGE = Duration.hours(1);

  private PictureDistribution() {}

  static Distribution of(Construct scope, Bucket bucket, StageSettings settings) {
    var distribution =
        Distribution.Builder.create(scope, "Distribution")
            .comment("Packshot " + settings.stage().value() + ": public product pictures")
            .httpVersion(HttpVersion.HTTP2_AND_3)
            .priceClass(PriceClass.PRICE_CLASS_100)
            .defaultBehavior(
                BehaviorOptions.builder()
                    .origin(origin(scope, bucket, settings))
                    .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                    .cachePolicy(cachePolicy(scope, settings))
                    .responseHeadersPolicy(headers(scope, settings))
                    .build())
            .build();
    bucket.addToResourcePolicy(
        allow("s3:GetObject", bucket.arnForObjects(PREFIX + "*"), distribution));
    // with it, S3 answers 404 for a picture that does not exist, and not 403; nothing can be
    // listed, since every path gets a prefix and no query is passed on
    bucket.addToResourcePolicy(allow("s3:ListBucket", bucket.getBucketArn(), distribution));
    return distribution;
  }

  /**
   * Returns the bucket as an imported one. For a bucket of the stack itself, CDK would let
   * CloudFront read all of it.
   */
  private static IOrigin origin(Construct scope, Bucket bucket, StageSettings settings) {
    var imported =
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
            "The stack adds a policy for the public part of the bucket.");
    return S3BucketOrigin.withOriginAccessControl(
        imported,
        S3BucketOriginWithOACProps.builder()
            .originAccessControl(
                S3OriginAccessControl.Builder.create(scope, "Access")
                    .originAccessControlName(name(settings))
                    .build())
            .originPath("/" + PREFIX.substring(0, PREFIX.length() - 1))
            .build());
  }

  /** Returns the policy that removes deleted pictures from CloudFront within an hour. */
  private static CachePolicy cachePolicy(Construct scope, StageSettings settings) {
    return CachePolicy.Builder.create(scope, "Caching")
        .cachePolicyName(name(settings))
        .comment(
            "Packshot "
                + settings.stage().value()
                + ": Cache-Control of the pictures, at most an hour")
        .minTtl(Duration.seconds(0))
        .defaultTtl(MAX_AGE)
        .maxTtl(MAX_AGE)
        .build();
  }

  /** Returns a name of this stage and region, since the names of CloudFront have no region. */
  private static String name(StageSettings settings) {
    return "packshot-" + settings.stage().value() + "-" + Aws.REGION;
  }

  private static PolicyStatement allow(String action, String resource, Distribution distribution) {
    return PolicyStatement.Builder.create()
        .principals(List.of(new ServicePrincipal("cloudfront.amazonaws.com")))
        .actions(List.of(action))
        .resources(List.of(resource))
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
        .responseHeadersPolicyName(name(settings))
        .comment("No content sniffing, no scripts, no frames")
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
                .accessControlAllowOrigins(settings.origins().asList())
                .originOverride(true)
                .build())
        .build();
  }
}
