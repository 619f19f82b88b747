package dev.packshot.acceptance;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A feature that a target may lack. {@code LACKS} contains the missing ones, comma-separated. */
enum Feature {
  /** LocalStack accepts every form. */
  POST_POLICIES("its S3 does not check the policy and the signature of a form"),
  /** LocalStack accepts requests without a signature. */
  PRIVATE_OBJECTS("its S3 returns objects without a signature"),
  /** The bucket may have no CORS rules. */
  S3_CORS("its S3 does not allow web pages"),
  /** The target may have no gateway with limits. */
  GATEWAY_LIMITS("its gateway does not limit the size of bodies"),
  /** LocalStack decompresses bodies before it invokes a function. */
  COMPRESSED_BODIES("its gateway decompresses bodies"),
  /** API Gateway rejects methods other than the seven standard ones itself. */
  UNKNOWN_METHODS("its gateway accepts seven methods only"),
  /** LocalStack parses forms and passes rewritten ones to functions. */
  UNALTERED_FORMS("its gateway rewrites forms and fails on malformed ones"),
  /** Without CloudFront, the bucket serves the pictures itself. */
  MEDIA_HEADERS("its pictures have no additional headers"),
  /** CloudFront caches a picture for up to an hour after its deletion. */
  IMMEDIATE_MEDIA_DELETION("its deleted pictures stay visible for a while"),
  /** Without a domain, no page of the API's site could send a cookie. */
  BROWSER_SESSIONS("its API has no domain of its own, so it gives no cookies"),
  /** Only the suite's own local run has one. */
  MOVABLE_CLOCK("its clock cannot be moved");

  private final String reason;

  Feature(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason + " (LACKS=" + optionName() + ")";
  }

  static Set<Feature> of(String names) {
    var features = EnumSet.noneOf(Feature.class);
    for (var name : names.split(",")) {
      if (!name.isBlank()) {
        features.add(valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_')));
      }
    }
    return features;
  }

  private String optionName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
