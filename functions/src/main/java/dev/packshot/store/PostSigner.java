package dev.packshot.store;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A signer of forms with which clients without AWS credentials store one object (SigV4 POST
 * policies, docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html).
 */
public final class PostSigner {
  /** No form is issued if the credentials expire within this time. */
  private static final Duration MIN_LIFETIME = Duration.ofMinutes(1);

  private final PhotoBucket bucket;

  public PostSigner(PhotoBucket bucket) {
    this.bucket = bucket;
  }

  /**
   * Returns a form for an upload on these terms, which expires no later than the credentials; empty
   * if the credentials have expired or will expire within a minute.
   */
  public Optional<PresignedPost> sign(
      UploadTerms terms, SigningCredentials credentials, Instant now) {
    return credentials.areValidFor(MIN_LIFETIME, now)
        ? Optional.of(form(terms, credentials, now))
        : Optional.empty();
  }

  private PresignedPost form(UploadTerms terms, SigningCredentials credentials, Instant now) {
    var lifetime = credentials.atMost(terms.lifetime(), now);
    var amzDate = SigningTime.amzDate(now);
    var day = amzDate.substring(0, 8);
    var fields = fields(terms, credentials, amzDate, day);
    var policy = policy(terms, fields, SigningTime.expiration(now.plus(lifetime))).encoded();
    fields.put("policy", policy);
    fields.put(
        "x-amz-signature",
        new SignatureV4(credentials.secretAccessKey(), day, bucket.region()).of(policy));
    return new PresignedPost(bucket.postUrl(), fields, lifetime);
  }

  private Map<String, String> fields(
      UploadTerms terms, SigningCredentials credentials, String amzDate, String day) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("key", terms.key());
    fields.put("Content-Type", terms.contentType());
    fields.put("success_action_status", "201");
    if (terms.sha256().isPresent()) {
      fields.put("x-amz-checksum-algorithm", "SHA256");
    }
    fields.putAll(terms.stated());
    fields.put("x-amz-algorithm", SignatureV4.ALGORITHM);
    fields.put(
        "x-amz-credential",
        SignatureV4.credential(credentials.accessKeyId(), day, bucket.region()));
    fields.put("x-amz-date", amzDate);
    credentials.sessionToken().ifPresent(token -> fields.put("x-amz-security-token", token));
    return fields;
  }

  private PostPolicy policy(UploadTerms terms, Map<String, String> fields, String expiration) {
    var policy = new PostPolicy(expiration).exactly("bucket", bucket.name());
    fields.forEach(policy::exactly);
    return policy.contentLength(terms.minBytes(), terms.maxBytes());
  }
}
