package dev.packshot.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.S3OriginAccessControl;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOriginWithOACProps;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * The scanner page: a bucket that contains nothing else, and a CloudFront distribution. {@code make
 * deploy} copies the page there, because CloudFormation could do that only by a function.
 */
final class ScannerPage extends Construct {
  private static final String PATH = "/scan/";

  /**
   * The pictures of products. Their own distribution cannot be named: it needs the bucket of
   * photos, which needs the page's origin.
   */
  private static final String PICTURES = "https://*.cloudfront.net";

  /**
   * Moves every address to the page, and answers those of the page that are no files with it. It
   * runs in CloudFront, for each request.
   */
  static final String ROUTING =
      """
      function handler(event) {
        var request = event.request;
        if (request.uri.indexOf('/scan/') !== 0) {
          return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '/scan/' } } };
        }
        if (request.uri.indexOf('.') < 0) {
          request.uri = '/scan/index.html';
        }
        return request;
      }
      """;

  private final Bucket bucket;
  private final ResponseHeadersPolicy headers;
  private final Distribution distribution;

  ScannerPage(Construct scope, StageSettings settings) {
    super(scope, "Scanner");
    bucket = bucket(settings.stage());
    headers = headers(settings);
    distribution = distribution(settings);
  }

  Bucket bucket() {
    return bucket;
  }

  Distribution distribution() {
    return distribution;
  }

  String origin() {
    return "https://" + distribution.getDistributionDomainName();
  }

  String url() {
    return origin() + PATH;
  }

  /** Returns what {@code config.json} beside the page says: the API, and how users sign in. */
  String configuration(String apiUrl, Optional<PageSignIn> signIn) {
    var fields = new LinkedHashMap<String, Object>(Map.of("api", apiUrl));
    signIn.ifPresent(it -> fields.put("signIn", it.configuration()));
    return Stack.of(this).toJsonString(fields);
  }

  /**
   * Lets the page use the API, the bucket of photos, the pictures of products and the issuer. This
   * is a step of its own, because the API is made later: its functions get the page's origin.
   */
  void connect(String apiOrigin, Media media, Optional<PageSignIn> signIn) {
    var photos = media.uploadOrigin();
    var pictures = media.distribution().isPresent() ? PICTURES : apiOrigin;
    var issuer = signIn.map(it -> " " + String.join(" ", it.origins())).orElse("");
    var policy =
        String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self' blob: data: " + photos + " " + pictures,
            "media-src 'self' blob:",
            "connect-src 'self' " + apiOrigin + " " + photos + issuer,
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");
    ((CfnResponseHeadersPolicy) headers.getNode().getDefaultChild())
        .addPropertyOverride(
            "ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy",
            Map.of("ContentSecurityPolicy", policy, "Override", true));
  }

  private Bucket bucket(Stage stage) {
    return Bucket.Builder.create(this, "Page")
        .bucketName("packshot-" + stage.value() + "-scanner-" + Aws.ACCOUNT_ID + "-" + Aws.REGION)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .encryption(BucketEncryption.S3_MANAGED)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .removalPolicy(stage.removalPolicy())
        .build();
  }

  private Distribution distribution(StageSettings settings) {
    return Distribution.Builder.create(this, "Distribution")
        .comment("Packshot " + settings.stage().value() + ": scanner page")
        .httpVersion(HttpVersion.HTTP2_AND_3)
        .priceClass(PriceClass.PRICE_CLASS_100)
        .defaultBehavior(
            BehaviorOptions.builder()
                .origin(
                    S3BucketOrigin.withOriginAccessControl(
                        bucket,
                        S3BucketOriginWithOACProps.builder()
                            .originAccessControl(access(settings))
                            .build()))
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .compress(true)
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED) // as the files' Cache-Control says
                .responseHeadersPolicy(headers)
                .functionAssociations(List.of(routing(settings)))
                .build())
        .build();
  }

  private S3OriginAccessControl access(StageSettings settings) {
    return S3OriginAccessControl.Builder.create(this, "Access")
        .originAccessControlName(name(settings))
        .build();
  }

  private FunctionAssociation routing(StageSettings settings) {
    return FunctionAssociation.builder()
        .eventType(FunctionEventType.VIEWER_REQUEST)
        .function(
            Function.Builder.create(this, "Routing")
                .functionName(name(settings))
                .comment("Packshot " + settings.stage().value() + ": addresses of the scanner page")
                .runtime(FunctionRuntime.JS_2_0)
                .code(FunctionCode.fromInline(ROUTING))
                .build())
        .build();
  }

  private ResponseHeadersPolicy headers(StageSettings settings) {
    return ResponseHeadersPolicy.Builder.create(this, "Headers")
        .responseHeadersPolicyName(name(settings))
        .comment("The page's own scripts, the API and the bucket of photos, and no frames")
        .securityHeadersBehavior(
            ResponseSecurityHeadersBehavior.builder()
                .contentTypeOptions(
                    ResponseHeadersContentTypeOptions.builder().override(true).build())
                .frameOptions(
                    ResponseHeadersFrameOptions.builder()
                        .frameOption(HeadersFrameOption.DENY)
                        .override(true)
                        .build())
                .referrerPolicy(
                    ResponseHeadersReferrerPolicy.builder()
                        .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                        .override(true)
                        .build())
                .strictTransportSecurity(
                    ResponseHeadersStrictTransportSecurity.builder()
                        .accessControlMaxAge(Duration.days(365))
                        .override(true)
                        .build())
                .build())
        .build();
  }

  /** Returns a name of this stage and region, since the names of CloudFront have no region. */
  private static String name(StageSettings settings) {
    return "packshot-" + settings.stage().value() + "-scanner-" + Aws.REGION;
  }
}
